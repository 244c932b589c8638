import { addProvider } from "../federation/add-provider.ts";
import { giveDomain } from "../pool/give-domain.ts";
import type { Ground } from "./plant-client.ts";
import type { SeedDomain, SeedProvider, SeedResourceServer } from "./seed-document.ts";
import { asCognito } from "./seed-error.ts";

/** Gives the pool its domain, unless it has one. Throws SeedRefusal. */
export function plantDomain(
  { pool, pools, undo }: Ground,
  wanted: SeedDomain,
  path: readonly PropertyKey[],
): void {
  if (pool.domain !== null) return;
  asCognito(path, () => giveDomain(pools, pool, wanted));
  undo.push(() => {
    pool.domain = null;
  });
}

/** Adds a resource server, unless the pool has it. */
export function plantResourceServer({ pool, undo }: Ground, wanted: SeedResourceServer): void {
  if (pool.resourceServers.has(wanted.identifier)) return;
  pool.resourceServers.set(wanted.identifier, wanted);
  undo.push(() => pool.resourceServers.delete(wanted.identifier));
}

/** Introduces a foreign provider, unless the pool has it. Throws SeedRefusal. */
export function plantProvider(
  { pool, now, undo }: Ground,
  wanted: SeedProvider,
  path: readonly PropertyKey[],
): void {
  if (pool.identityProviders.has(wanted.name)) return;
  const provider = { ...wanted, mapping: { username: "sub", ...wanted.mapping } };
  asCognito(path, () => addProvider(pool, { ...provider, createdAt: now, updatedAt: now }));
  undo.push(() => pool.identityProviders.delete(wanted.name));
}
