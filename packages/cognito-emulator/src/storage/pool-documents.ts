import { z } from "zod";
import { IdentityProvider } from "../federation/identity-provider.ts";
import { Message, Outbox } from "../local/outbox.ts";
import { noPoolMfa, PoolMfa } from "../mfa/pool-mfa.ts";
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
import { RefreshGrant, RefreshGrants } from "../tokens/refresh-grants.ts";
import { SigningKeys, StoredKey } from "../tokens/signing-keys.ts";

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
export const OutboxDocument = z.array(Message);

/** The three documents of a pool, apart because they change at different times; by file name. */
export function toDocuments(pool: Pool): { name: string; content: object }[] {
  const { id, region, name, createdAt, updatedAt, secret, settings, mfa, identity, schema } = pool;
  const content: z.infer<typeof PoolDocument> = {
    version: 1,
    id,
    region,
    name,
    createdAt,
    updatedAt,
    secret,
    settings,
    mfa,
    identity,
    schema,
    keys: pool.keys.toStored(),
    clients: [...pool.clients.values()],
    groups: [...pool.groups.values()],
    users: pool.users.all(),
    domain: pool.domain,
    resourceServers: [...pool.resourceServers.values()],
    identityProviders: [...pool.identityProviders.values()],
  };
  // Messages and sessions first: a crash in between may leave a mail without its user, never a user without his mail.
  return [
    { name: outboxFile(id), content: pool.outbox.all() },
    { name: grantsFile(id), content: pool.grants.all() },
    { name: poolFile(id), content },
  ];
}

const poolFile = (id: string): string => `${id}.json`;
export const grantsFile = (id: string): string => `${id}.grants.json`;
export const outboxFile = (id: string): string => `${id}.outbox.json`;

/** The pool that three documents describe. */
export function fromDocuments(documents: {
  pool: z.infer<typeof PoolDocument>;
  grants: z.infer<typeof GrantsDocument>;
  outbox: z.infer<typeof OutboxDocument>;
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
    attempts: new PasswordAttempts(),
    keySetTraffic: { requests: 0, failing: false },
  };
}
