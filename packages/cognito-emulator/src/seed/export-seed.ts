import { identitiesOf } from "../federation/identities.ts";
import type { FactorSettings } from "../mfa/configure-factors.ts";
import type { SchemaAttribute } from "../pool/attribute-schema.ts";
import { schemaOf } from "../pool/attribute-schema.ts";
import { ClientSettings } from "../pool/client.ts";
import { knownScopes, ownUsers } from "../pool/oauth-client-rules.ts";
import type { Pool } from "../pool/pool.ts";
import { PoolIdentity, PoolSettings } from "../pool/pool-settings.ts";
import type { PoolStore } from "../pool/pool-store.ts";
import type { User } from "../pool/user.ts";
import type { SeedDocument } from "./seed-document.ts";

type Exported<Name extends "clients" | "users"> = NonNullable<SeedDocument["pools"][number][Name]>[number];

/**
 * Every pool in the format of the seed file. Passwords leave as SRP verifiers, which fit the same pool id only, so ids
 * and subs are all spelt out. The secrets of app clients and providers leave readable, or nobody could sign in there.
 * Signing keys, sessions, codes, mail and people's second factors do not leave.
 */
export const exportSeed = (pools: PoolStore): SeedDocument => ({
  version: 1,
  pools: pools.all().map(exportPool),
});

function exportPool(pool: Pool): SeedDocument["pools"][number] {
  const settings = { ...pool.settings, ...pool.identity };
  const mfa = factorsOf(pool);
  const usual = { ...PoolSettings.parse({}), ...PoolIdentity.parse({}) };
  return {
    name: pool.name,
    region: pool.region,
    id: pool.id,
    settings: differing(settings, usual),
    ...(Object.keys(mfa).length > 0 && { mfa }),
    schema: ownSchema(pool.schema),
    ...(pool.domain && { domain: pool.domain }),
    resourceServers: [...pool.resourceServers.values()],
    identityProviders: [...pool.identityProviders.values()].map(
      ({ createdAt: _createdAt, updatedAt: _updatedAt, ...provider }) => provider,
    ),
    clients: [...pool.clients.values()].map(
      ({ name, id, secret, settings: own }): Exported<"clients"> => ({
        name,
        id,
        ...(secret !== null && { secret }),
        settings: differing(withoutGone(pool, own), ClientSettings.parse({})),
      }),
    ),
    groups: [...pool.groups.values()].map(
      ({ createdAt: _createdAt, updatedAt: _updatedAt, ...group }) => group,
    ),
    users: pool.users.all().map((user) => exportUser(pool, user)),
  };
}

/** As SetUserPoolMfaConfig would be told them; how SMS are sent stands in the settings. */
const factorsOf = ({ settings, mfa, webAuthn }: Pool): FactorSettings => ({
  ...(settings.MfaConfiguration !== "OFF" && {
    SoftwareTokenMfaConfiguration: { Enabled: mfa.softwareToken },
    ...(mfa.email && { EmailMfaConfiguration: mfa.email }),
    ...(settings.SmsConfiguration && { SmsMfaConfiguration: {} }),
  }),
  ...(webAuthn && { WebAuthnConfiguration: webAuthn }),
});

/** A client may go on listing scopes and providers that were deleted since, but nobody can be told to list them anew. */
function withoutGone(pool: Pool, settings: ClientSettings): ClientSettings {
  const { AllowedOAuthScopes: scopes, SupportedIdentityProviders: providers } = settings;
  const known = knownScopes(pool);
  const kept = (scopes ?? []).filter((scope) => known.has(scope));
  return {
    ...settings,
    // Without a scope left it can sign nobody in, and a client that is new may not be allowed OAuth.
    AllowedOAuthFlowsUserPoolClient: settings.AllowedOAuthFlowsUserPoolClient && kept.length > 0,
    ...(scopes && { AllowedOAuthScopes: kept }),
    ...(providers && {
      SupportedIdentityProviders: providers.filter(
        (name) => name === ownUsers || pool.identityProviders.has(name),
      ),
    }),
  };
}

function exportUser({ identity }: Pool, user: User): Exported<"users"> {
  const { identities: _identities, ...attributes } = user.attributes;
  const identities = identitiesOf(user);
  const [address] = identity.UsernameAttributes.flatMap((name) => user.attributes[name] ?? []);
  return {
    // Where addresses are user names, the sub stands in the user name's place.
    username: user.username === user.sub && address !== undefined ? address : user.username,
    sub: user.sub,
    ...(user.password && { password: { ...user.password } }),
    status: user.status,
    enabled: user.enabled,
    groups: [...user.groups],
    attributes,
    ...(identities.length > 0 && { identities }),
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
