import { configureFactors } from "../mfa/configure-factors.ts";
import { assertMfaCanBegin } from "../mfa/pool-mfa-rules.ts";
import type { Services } from "../operation.ts";
import { type SchemaAttribute, schemaOf, standardType } from "../pool/attribute-schema.ts";
import { newPool } from "../pool/new-pool.ts";
import type { Pool } from "../pool/pool.ts";
import { assertPoolIdentity, assertPoolSettings } from "../pool/pool-rules.ts";
import { PoolIdentity, PoolSettings } from "../pool/pool-settings.ts";
import { acceptRequested } from "../pool/requested-attributes.ts";
import type { SeedSource } from "./check-seed.ts";
import { derivedPoolId } from "./derived-ids.ts";
import { type Ground, plantClient, plantGroup } from "./plant-client.ts";
import { plantDomain, plantProvider, plantResourceServer } from "./plant-managed-login.ts";
import { plantUser } from "./plant-user.ts";
import type { SeedPool } from "./seed-document.ts";
import { asCognito, SeedError, SeedRefusal } from "./seed-error.ts";

/**
 * Adds what a seed describes and is not there yet: pools, and who and what is in them. What is there stays as it is, so
 * a seed can be applied at every start. Throws SeedError for the first thing Cognito would refuse, and then has changed
 * nothing.
 */
export async function applySeed(
  { pools, clock }: Pick<Services, "pools" | "clock">,
  { document, locate }: SeedSource,
): Promise<void> {
  const now = clock.now();
  const missing = [...document.pools.entries()].filter(([, wanted]) => !pools.find(idOf(wanted)));
  const undo: (() => void)[] = [];
  try {
    const schemas = new Map(missing.map(([index, wanted]) => [wanted, readSchema(wanted, ["pools", index])]));
    // Keys take a moment; nothing is looked at or changed in between.
    const making = [...schemas].map(
      async ([wanted, schema]) => [wanted, await makePool(wanted, schema, pools, now)] as const,
    );
    const made = new Map(await Promise.all(making));
    for (const [index, wanted] of document.pools.entries()) {
      const pool = pools.find(idOf(wanted)) ?? made.get(wanted);
      // It was there when the keys were made, and was deleted since.
      if (!pool) continue;
      const path = ["pools", index];
      // What is there may have been allowed by the version before; nobody asks for it anew.
      if (!pools.find(pool.id)) {
        asCognito([...path, "settings"], () => {
          assertPoolSettings(pool.settings);
          assertPoolIdentity(pool.identity);
        });
        beginFactors(pool, wanted, path);
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

/** A pool that asks for second factors says which, or can send SMS, which is all that CreateUserPool knows. */
function beginFactors(pool: Pool, { mfa }: SeedPool, path: readonly PropertyKey[]): void {
  if (mfa) asCognito([...path, "mfa"], () => configureFactors(pool, mfa));
  else asCognito([...path, "settings"], () => assertMfaCanBegin(pool.settings));
}

/** Scopes and providers go before the clients that name them. */
function plantAll(ground: Ground, wanted: SeedPool, path: readonly PropertyKey[]): void {
  const { domain, resourceServers, identityProviders, clients, groups, users } = wanted;
  if (domain) plantDomain(ground, domain, [...path, "domain"]);
  for (const server of resourceServers) plantResourceServer(ground, server);
  for (const [index, provider] of identityProviders.entries()) {
    plantProvider(ground, provider, [...path, "identityProviders", index]);
  }
  for (const [index, client] of clients.entries()) plantClient(ground, client, [...path, "clients", index]);
  for (const group of groups) plantGroup(ground, group);
  for (const [index, user] of users.entries()) plantUser(ground, user, [...path, "users", index]);
}

const idOf = ({ id, region, name }: SeedPool): string => id ?? derivedPoolId(region, name);

/** A custom attribute of a seed is a text unless it says otherwise. Throws SeedRefusal. */
function readSchema({ schema }: SeedPool, path: readonly PropertyKey[]): SchemaAttribute[] {
  const typed = schema.map((wish) => ({
    ...wish,
    AttributeDataType: wish.AttributeDataType ?? standardType(wish.Name),
  }));
  return asCognito([...path, "schema"], () => schemaOf(acceptRequested(typed)));
}

function makePool(
  wanted: SeedPool,
  schema: SchemaAttribute[],
  { functions, makeKey }: Services["pools"],
  now: number,
): Promise<Pool> {
  const { region, name, settings } = wanted;
  return newPool({
    id: idOf(wanted),
    region,
    name,
    settings: PoolSettings.parse(settings),
    identity: PoolIdentity.parse(settings),
    schema,
    functions,
    makeKey,
    now,
  });
}
