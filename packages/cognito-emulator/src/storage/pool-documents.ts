import { z } from "zod";
import { Message, Outbox } from "../local/outbox.ts";
import { SchemaAttribute } from "../pool/attribute-schema.ts";
import { Client } from "../pool/client.ts";
import { Group } from "../pool/group.ts";
import { PasswordAttempts } from "../pool/password-attempts.ts";
import type { Pool } from "../pool/pool.ts";
import { PoolIdentity, PoolSettings } from "../pool/pool-settings.ts";
import { User } from "../pool/user.ts";
import { UserDirectory } from "../pool/user-directory.ts";
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
  identity: PoolIdentity,
  schema: z.array(SchemaAttribute.extend({ Name: z.string() })),
  keys: z.array(StoredKey),
  clients: z.array(Client),
  groups: z.array(Group),
  users: z.array(User),
});

export const GrantsDocument = z.array(RefreshGrant);
export const OutboxDocument = z.array(Message);

/** The three documents of a pool, apart because they change at different times; by file name. */
export function toDocuments(pool: Pool): { name: string; content: object }[] {
  const { id, region, name, createdAt, updatedAt, secret, settings, identity, schema } = pool;
  const content: z.infer<typeof PoolDocument> = {
    version: 1,
    id,
    region,
    name,
    createdAt,
    updatedAt,
    secret,
    settings,
    identity,
    schema,
    keys: pool.keys.toStored(),
    clients: [...pool.clients.values()],
    groups: [...pool.groups.values()],
    users: pool.users.all(),
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
  functions: TriggerFunctions;
}): Pool {
  const { keys, clients, groups, users, version: _version, ...rest } = documents.pool;
  return {
    ...rest,
    keys: new SigningKeys(keys),
    clients: new Map(clients.map((client) => [client.id, client])),
    groups: new Map(groups.map((group) => [group.name, group])),
    users: new UserDirectory(rest.identity, users),
    grants: new RefreshGrants(documents.grants),
    outbox: new Outbox(documents.outbox),
    attempts: new PasswordAttempts(),
    functions: documents.functions,
    keySetTraffic: { requests: 0, failing: false },
  };
}
