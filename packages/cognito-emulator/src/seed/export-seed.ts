import type { SchemaAttribute } from "../pool/attribute-schema.ts";
import { schemaOf } from "../pool/attribute-schema.ts";
import { ClientSettings } from "../pool/client.ts";
import type { Pool } from "../pool/pool.ts";
import { PoolIdentity, PoolSettings } from "../pool/pool-settings.ts";
import type { PoolStore } from "../pool/pool-store.ts";
import type { User } from "../pool/user.ts";
import type { SeedDocument } from "./seed-document.ts";

type Exported<Name extends "clients" | "users"> = NonNullable<SeedDocument["pools"][number][Name]>[number];

/**
 * Every pool in the format of the seed file. Passwords leave as SRP verifiers, which fit the same pool id only, so ids
 * and subs are all spelt out. Signing keys, sessions, codes, mail and second factors do not leave.
 */
export const exportSeed = (pools: PoolStore): SeedDocument => ({
  version: 1,
  pools: pools.all().map(exportPool),
});

function exportPool(pool: Pool): SeedDocument["pools"][number] {
  const settings = { ...pool.settings, ...pool.identity };
  const usual = { ...PoolSettings.parse({}), ...PoolIdentity.parse({}) };
  return {
    name: pool.name,
    region: pool.region,
    id: pool.id,
    settings: differing(settings, usual),
    schema: ownSchema(pool.schema),
    clients: [...pool.clients.values()].map(
      ({ name, id, secret, settings: own }): Exported<"clients"> => ({
        name,
        id,
        ...(secret !== null && { secret }),
        settings: differing(own, ClientSettings.parse({})),
      }),
    ),
    groups: [...pool.groups.values()].map(
      ({ createdAt: _createdAt, updatedAt: _updatedAt, ...group }) => group,
    ),
    users: pool.users.all().map((user) => exportUser(pool, user)),
  };
}

function exportUser({ identity }: Pool, user: User): Exported<"users"> {
  const byEmail = identity.UsernameAttributes.includes("email");
  return {
    username: (byEmail && user.attributes["email"]) || user.username,
    sub: user.sub,
    ...(user.password && { password: user.password }),
    status: user.status,
    enabled: user.enabled,
    groups: user.groups,
    attributes: user.attributes,
  };
}

/** The members that are not what they would be when left out. */
function differing<Settings extends object>(settings: Settings, usual: object): Partial<Settings> {
  const usualTexts = new Map(Object.entries(usual).map(([name, value]) => [name, JSON.stringify(value)]));
  // Some of a type's members are a partial of it.
  return Object.fromEntries(
    Object.entries(settings).filter(
      ([name, value]) => value !== undefined && JSON.stringify(value) !== usualTexts.get(name),
    ),
  ) as Partial<Settings>;
}

/** The schema as CreateUserPool would be asked for it: custom attributes without prefix, adjusted standard ones. */
function ownSchema(schema: readonly SchemaAttribute[]): SchemaAttribute[] {
  const usual = new Map(schemaOf([]).map((attribute) => [attribute.Name, JSON.stringify(attribute)]));
  return schema
    .filter((attribute) => usual.get(attribute.Name) !== JSON.stringify(attribute))
    .map((attribute) => ({ ...attribute, Name: attribute.Name.replace(/^(?:dev:)?custom:/, "") }));
}
