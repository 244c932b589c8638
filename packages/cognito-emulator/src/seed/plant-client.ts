import type { Client } from "../pool/client.ts";
import type { Pool } from "../pool/pool.ts";
import type { PoolStore } from "../pool/pool-store.ts";
import { registerClient } from "../pool/register-client.ts";
import { derivedClientId } from "./derived-ids.ts";
import type { SeedClient, SeedGroup } from "./seed-document.ts";
import { asCognito, SeedRefusal } from "./seed-error.ts";

/** Where a seed is planted. Every addition leaves behind what takes it back. */
export interface Ground {
  readonly pool: Pool;
  readonly pools: PoolStore;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly undo: (() => void)[];
}

/** Adds an app client, unless its pool has it. Throws SeedRefusal, also when another pool has its id. */
export function plantClient(
  { pool, pools, now, undo }: Ground,
  wanted: SeedClient,
  path: readonly PropertyKey[],
): void {
  const id = wanted.id ?? derivedClientId(pool.id, wanted.name);
  if (pool.clients.has(id)) return;
  if (pools.all().some(({ clients }) => clients.has(id))) {
    throw new SeedRefusal({
      path: [...path, "id"],
      english: "A client of another pool has this id.",
      japanese: "この ID は別のプールのクライアントが使っています。",
    });
  }
  const client: Client = {
    id,
    name: wanted.name,
    secret: wanted.secret ?? null,
    createdAt: now,
    updatedAt: now,
    settings: wanted.settings,
  };
  asCognito([...path, "settings"], () => registerClient(pool, client));
  undo.push(() => pool.clients.delete(id));
}

/** Adds a group, unless its pool has it. */
export function plantGroup({ pool, now, undo }: Ground, wanted: SeedGroup): void {
  if (pool.groups.has(wanted.name)) return;
  pool.groups.set(wanted.name, { ...wanted, createdAt: now, updatedAt: now });
  undo.push(() => pool.groups.delete(wanted.name));
}
