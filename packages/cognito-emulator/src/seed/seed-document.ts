import { z } from "zod";
import { Identity } from "../federation/identities.ts";
import { NewProviderName, ProviderIdentifiers, StringMap } from "../federation/identity-provider.ts";
import { FactorSettings } from "../mfa/configure-factors.ts";
import { ClientSettings } from "../pool/client.ts";
import { DomainName, ManagedLoginVersion } from "../pool/domain.ts";
import {
  ClientId,
  ClientSecret,
  DisplayName,
  GroupName,
  Password,
  Username,
  UserPoolId,
} from "../pool/identifiers.ts";
import { PoolIdentity, PoolSettings } from "../pool/pool-settings.ts";
import { RequestedAttribute } from "../pool/requested-attributes.ts";
import {
  mostScopes,
  ResourceServerIdentifier,
  ResourceServerName,
  ScopeDescription,
  ScopeName,
} from "../pool/resource-server.ts";
import { UserStatus } from "../pool/user.ts";

const hex = z.string().regex(/^[0-9a-f]+$/i);

/** An SRP verifier as an export writes it. It fits this pool id and this user only. */
const ExportedPassword = z.strictObject({
  salt: hex.max(64),
  verifier: hex.max(768),
  /** Milliseconds since the epoch. */
  setAt: z.number(),
});

const SeedUser = z.strictObject({
  /** As the person signs in; in a pool of e-mail usernames, the address. */
  username: Username,
  /** Derived from pool and user name when left out, so that it is the same at every start. */
  sub: z.uuid().lowercase().optional(),
  password: z.union([Password, ExportedPassword]).optional(),
  /** FORCE_CHANGE_PASSWORD makes the password a temporary one. */
  status: UserStatus.default("CONFIRMED"),
  enabled: z.boolean().default(true),
  groups: z.array(GroupName).default([]),
  // YAML reads `email_verified: true` as a boolean; Cognito's attributes are texts.
  attributes: z
    .record(
      z.string().min(1).max(32),
      z.union([z.string().max(2048), z.boolean(), z.int()]).transform(String),
    )
    .default({}),
  /** Whom he is at other providers, as an export writes it. */
  identities: z.array(z.strictObject(Identity.shape)).max(5).default([]),
});
export type SeedUser = z.output<typeof SeedUser>;

const SeedGroup = z.strictObject({
  name: GroupName,
  description: z.string().max(2048).optional(),
  precedence: z.int().min(0).optional(),
  roleArn: z.string().min(20).max(2048).optional(),
});
export type SeedGroup = z.output<typeof SeedGroup>;

const SeedClient = z.strictObject({
  name: DisplayName,
  /** Derived from pool and client name when left out. */
  id: ClientId.optional(),
  /** Left out, the client is a public one. */
  secret: ClientSecret,
  /** What CreateUserPoolClient takes. */
  settings: z.strictObject(ClientSettings.shape).prefault({}),
});
export type SeedClient = z.output<typeof SeedClient>;

const SeedDomain = z.strictObject({ name: DomainName, managedLoginVersion: ManagedLoginVersion.default(1) });
export type SeedDomain = z.output<typeof SeedDomain>;

const SeedResourceServer = z.strictObject({
  identifier: ResourceServerIdentifier,
  name: ResourceServerName,
  scopes: z
    .array(z.strictObject({ name: ScopeName, description: ScopeDescription }))
    .max(mostScopes)
    .default([]),
});
export type SeedResourceServer = z.output<typeof SeedResourceServer>;

const SeedProvider = z.strictObject({
  name: NewProviderName,
  type: z.literal("OIDC").default("OIDC"),
  /** The ProviderDetails of CreateIdentityProvider. Its client_secret stands here as an app client's secret does. */
  details: StringMap,
  mapping: StringMap.default({}),
  identifiers: ProviderIdentifiers.default([]),
});
export type SeedProvider = z.output<typeof SeedProvider>;

const SeedPool = z.strictObject({
  name: DisplayName,
  region: z
    .string()
    .regex(/^[a-z]{2,4}(?:-[a-z]+)+-\d$/)
    .default("ap-northeast-1"),
  /** Derived from region and name when left out. */
  id: UserPoolId.optional(),
  /** What CreateUserPool takes. */
  settings: z.strictObject({ ...PoolSettings.shape, ...PoolIdentity.shape }).prefault({}),
  /** What SetUserPoolMfaConfig takes; MfaConfiguration stands in the settings. */
  mfa: z.strictObject(FactorSettings.omit({ MfaConfiguration: true }).shape).optional(),
  /** Custom attributes, and standard ones that are required or cannot be changed. Without a type, a custom one is a text. */
  schema: z.array(RequestedAttribute).max(50).default([]),
  domain: SeedDomain.optional(),
  resourceServers: z.array(SeedResourceServer).default([]),
  identityProviders: z.array(SeedProvider).default([]),
  clients: z.array(SeedClient).default([]),
  groups: z.array(SeedGroup).default([]),
  users: z.array(SeedUser).default([]),
});
export type SeedPool = z.output<typeof SeedPool>;

/** A seed file: pools, and who and what is in them. Members it does not know are refused, not skipped. */
export const SeedDocument = z.strictObject({
  /** Where an editor finds what may stand in a JSON file; nothing here reads it. */
  $schema: z.string().optional(),
  version: z.literal(1),
  pools: z.array(SeedPool),
});
export type SeedDocument = z.input<typeof SeedDocument>;
export type ReadSeed = z.output<typeof SeedDocument>;
