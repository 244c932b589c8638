import type { Services } from "../operation.ts";
import { schemaOf } from "../pool/attribute-schema.ts";
import { newPool } from "../pool/new-pool.ts";
import type { Pool } from "../pool/pool.ts";
import { assertPoolSettings } from "../pool/pool-rules.ts";
import { PoolIdentity, PoolSettings } from "../pool/pool-settings.ts";
import { derivedPoolId } from "./derived-ids.ts";
import { type Ground, plantClient, plantGroup } from "./plant-client.ts";
import { plantUser } from "./plant-user.ts";
import type { SeedSource } from "./read-seed.ts";
import type { SeedPool } from "./seed-document.ts";
import { asCognito, SeedError, SeedRefusal } from "./seed-error.ts";

/**
 * Adds what a seed describes and is not there yet: pools, clients, groups, users. What is there stays as it is, so a
 * seed can be applied at every start. Throws SeedError for the first thing Cognito would refuse, and then has changed
 * nothing.
 */
export async function applySeed(
  { pools, clock }: Pick<Services, "pools" | "clock">,
  { document, locate }: SeedSource,
): Promise<void> {
  const now = clock.now();
  const missing = document.pools.filter((wanted) => !pools.find(idOf(wanted)));
  // Keys take a moment; nothing is looked at or changed in between.
  const made = new Map(
    await Promise.all(missing.map(async (wanted) => [wanted, await makePool(wanted, pools, now)] as const)),
  );
  const undo: (() => void)[] = [];
  try {
    for (const [index, wanted] of document.pools.entries()) {
      const pool = pools.find(idOf(wanted)) ?? made.get(wanted);
      // It was there when the keys were made, and was deleted since.
      if (!pool) continue;
      const path = ["pools", index];
      asCognito([...path, "settings"], () => assertPoolSettings(pool.settings));
      if (!pools.find(pool.id)) {
        pools.add(pool);
        undo.push(() => pools.remove(pool));
      }
      plantAll({ pool, pools, now, undo }, wanted, path);
    }
  } catch (error) {
    for (const step of undo.toReversed()) step();
    throw error instanceof SeedRefusal ? new SeedError([error.problem], locate) : error;
  }
}

function plantAll(ground: Ground, { clients, groups, users }: SeedPool, path: readonly PropertyKey[]): void {
  for (const [index, client] of clients.entries()) plantClient(ground, client, [...path, "clients", index]);
  for (const group of groups) plantGroup(ground, group);
  for (const [index, user] of users.entries()) plantUser(ground, user, [...path, "users", index]);
}

const idOf = ({ id, region, name }: SeedPool): string => id ?? derivedPoolId(region, name);

async function makePool(
  wanted: SeedPool,
  { functions, makeKey }: Services["pools"],
  now: number,
): Promise<Pool> {
  const { region, name, settings, schema } = wanted;
  const pool = await newPool({
    region,
    name,
    settings: PoolSettings.parse(settings),
    identity: PoolIdentity.parse(settings),
    schema: schemaOf(schema),
    functions,
    makeKey,
    now,
  });
  return { ...pool, id: idOf(wanted) };
}
