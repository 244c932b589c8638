import { randomBytes, randomInt } from "node:crypto";
import { CodeAttempts } from "../codes/code-attempts.ts";
import { Outbox } from "../local/outbox.ts";
import { noPoolMfa } from "../mfa/pool-mfa.ts";
import { BentTokens } from "../tokens/bent-tokens.ts";
import type { MakeKey } from "../tokens/make-key.ts";
import { RefreshGrants } from "../tokens/refresh-grants.ts";
import { SigningKeys } from "../tokens/signing-keys.ts";
import type { TriggerFunctions } from "../triggers/trigger-functions.ts";
import type { SchemaAttribute } from "./attribute-schema.ts";
import { PasswordAttempts } from "./password-attempts.ts";
import { awsIssuer, type Pool } from "./pool.ts";
import type { PoolIdentity, PoolSettings } from "./pool-settings.ts";
import { UserDirectory } from "./user-directory.ts";

const alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const lowercase = "abcdefghijklmnopqrstuvwxyz0123456789";

const randomText = (alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");

/** Nine characters after the region, as AWS has them; verifiers check that form. */
const newPoolId = (region: string): string => `${region}_${randomText(alphanumeric, 9)}`;

/** 26 lower-case characters, as AWS has them. */
export const newClientId = (): string => randomText(lowercase, 26);

/** A client secret of AWS's length. */
export const newClientSecret = (): string => randomText(lowercase, 51);

/** An empty pool with keys of its own, and a new id unless it is given one. `now` in milliseconds. */
export async function newPool(wanted: {
  id?: string;
  region: string;
  name: string;
  settings: PoolSettings;
  identity: PoolIdentity;
  schema: SchemaAttribute[];
  functions: TriggerFunctions;
  makeKey: MakeKey;
  now: number;
}): Promise<Pool> {
  const { now, makeKey, ...given } = wanted;
  const id = wanted.id ?? newPoolId(wanted.region);
  return {
    ...given,
    id,
    issuer: awsIssuer({ id, region: wanted.region }),
    createdAt: now,
    updatedAt: now,
    mfa: noPoolMfa(),
    webAuthn: null,
    secret: randomBytes(32).toString("hex"),
    keys: await SigningKeys.generate(makeKey),
    clients: new Map(),
    groups: new Map(),
    domain: null,
    resourceServers: new Map(),
    identityProviders: new Map(),
    users: new UserDirectory(wanted.identity),
    grants: new RefreshGrants(),
    outbox: new Outbox(),
    attempts: new PasswordAttempts(wanted.identity),
    codeAttempts: new CodeAttempts(wanted.identity),
    keySetTraffic: { requests: 0, failing: false },
    bentTokens: new BentTokens(),
  };
}
