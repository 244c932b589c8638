import { z } from "zod";
import { CodeAttempts } from "../codes/code-attempts.ts";
import { IdentityProvider } from "../federation/identity-provider.ts";
import { Message, Outbox } from "../local/outbox.ts";
import { noPoolMfa, PoolMfa } from "../mfa/pool-mfa.ts";
import { WebAuthnConfiguration } from "../passkeys/web-authn-configuration.ts";
import { SchemaAttribute } from "../pool/attribute-schema.ts";
import { Client } from "../pool/client.ts";
import { PoolDomain } from "../pool/domain.ts";
import { Group } from "../pool/group.ts";
import { PasswordAttempts } from "../pool/password-attempts.ts";
import { awsIssuer, type Pool } from "../pool/pool.ts";
import { PoolIdentity, PoolSettings } from "../pool/pool-settings.ts";
import { ResourceServer } from "../pool/resource-server.ts";
import { User } from "../pool/user.ts";
import { UserDirectory } from "../pool/user-directory.ts";
import { BentTokens } from "../tokens/bent-tokens.ts";
import { RefreshGrant, RefreshGrants } from "../tokens/refresh-grants.ts";
import { SigningKeys, StoredKey } from "../tokens/signing-keys.ts";
import type { TriggerFunctions } from "../triggers/trigger-functions.ts";

/** A pool with its people, as it lies on the disk. */
export const PoolDocument = z.object({
  version: z.literal(1),
  id: z.string(),
  region: z.string(),
  name: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
  secret: z.string(),
  settings: PoolSettings,
  mfa: PoolMfa.default(noPoolMfa),
  webAuthn: WebAuthnConfiguration.nullable().default(null),
  identity: PoolIdentity,
  schema: z.array(SchemaAttribute.extend({ Name: z.string() })),
  keys: z.array(StoredKey),
  clients: z.array(Client),
  groups: z.array(Group),
  users: z.array(User),
  domain: PoolDomain.nullable().default(null),
  resourceServers: z.array(ResourceServer).default([]),
  identityProviders: z.array(IdentityProvider).default([]),
});

export const GrantsDocument = z.array(RefreshGrant);
/** One write: sign-ins as they are now, and the origin_jti of those that are no more. */
export const JournalLine = z.array(z.union([RefreshGrant, z.string()]));
export type JournalLine = z.infer<typeof JournalLine>;
export const OutboxDocument = z.array(Message);

/** What of a pool's own survives, without its people, sign-ins and messages: those change at different times. */
export function settingsOf(pool: Pool): Omit<z.infer<typeof PoolDocument>, "users"> {
  const { id, region, name, createdAt, updatedAt, secret, settings, mfa, webAuthn, identity, schema } = pool;
  return {
    version: 1,
    id,
    region,
    name,
    createdAt,
    updatedAt,
    secret,
    settings,
    mfa,
    webAuthn,
    identity,
    schema,
    keys: pool.keys.toStored(),
    clients: [...pool.clients.values()],
    groups: [...pool.groups.values()],
    domain: pool.domain,
    resourceServers: [...pool.resourceServers.values()],
    identityProviders: [...pool.identityProviders.values()],
  };
}

export const poolFile = (id: string): string => `${id}.json`;
export const grantsFile = (id: string): string => `${id}.grants.json`;
export const journalFile = (id: string): string => `${id}.grants.jsonl`;
export const outboxFile = (id: string): string => `${id}.outbox.json`;
/** Every file that a pool may have, its own first: a crash must not leave a pool that lost its sessions. */
export const filesOf = (id: string): string[] =>
  [poolFile, journalFile, grantsFile, outboxFile].map((name) => name(id));
/** Whether a file is the pool's own, or one that only means something beside it. */
export const isPoolFile = (name: string): boolean => /^[\w-]+_[0-9A-Za-z]+\.json$/.test(name);

/** The pool that three documents describe. */
export function fromDocuments(documents: {
  pool: z.infer<typeof PoolDocument>;
  grants: readonly RefreshGrant[];
  outbox: z.infer<typeof OutboxDocument>;
  functions: TriggerFunctions;
}): Pool {
  const {
    keys,
    clients,
    groups,
    users,
    resourceServers,
    identityProviders,
    version: _version,
    ...rest
  } = documents.pool;
  return {
    ...rest,
    issuer: awsIssuer(rest),
    keys: new SigningKeys(keys),
    clients: new Map(clients.map((client) => [client.id, client])),
    groups: new Map(groups.map((group) => [group.name, group])),
    resourceServers: new Map(resourceServers.map((server) => [server.identifier, server])),
    identityProviders: new Map(identityProviders.map((provider) => [provider.name, provider])),
    users: new UserDirectory(rest.identity, users),
    grants: new RefreshGrants(documents.grants),
    outbox: new Outbox(documents.outbox),
    attempts: new PasswordAttempts(rest.identity),
    codeAttempts: new CodeAttempts(rest.identity),
    functions: documents.functions,
    keySetTraffic: { requests: 0, failing: false },
    bentTokens: new BentTokens(),
  };
}
