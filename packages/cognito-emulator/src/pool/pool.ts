import type { Outbox } from "../local/outbox.ts";
import type { RefreshGrants } from "../tokens/refresh-grants.ts";
import type { SigningKeys } from "../tokens/signing-keys.ts";
import type { TriggerFunctions } from "../triggers/trigger-functions.ts";
import type { SchemaAttribute } from "./attribute-schema.ts";
import type { Client } from "./client.ts";
import type { Group } from "./group.ts";
import type { PasswordAttempts } from "./password-attempts.ts";
import type { PoolIdentity, PoolSettings } from "./pool-settings.ts";
import type { UserDirectory } from "./user-directory.ts";

/** A user pool in memory. Times are milliseconds since the epoch. */
export interface Pool {
  /** `<region>_<nine characters>`. */
  readonly id: string;
  readonly region: string;
  readonly createdAt: number;
  readonly identity: PoolIdentity;
  /** Hex. Makes the simulated answers for unknown users stable, and unpredictable from outside. */
  readonly secret: string;
  name: string;
  updatedAt: number;
  settings: PoolSettings;
  schema: SchemaAttribute[];
  readonly keys: SigningKeys;
  readonly clients: Map<string, Client>;
  readonly groups: Map<string, Group>;
  readonly users: UserDirectory;
  readonly grants: RefreshGrants;
  readonly outbox: Outbox;
  /** Not persisted: a restart forgives wrong passwords. */
  readonly attempts: PasswordAttempts;
  /** Not persisted: the functions this process was given, which LambdaConfig names. */
  readonly functions: TriggerFunctions;
  /** Not persisted: how often the key set was asked for, and whether tests want it to fail. */
  readonly keySetTraffic: { requests: number; failing: boolean };
}

/** The part of the pool id after `_`, which SRP mixes into every password verifier. */
export const srpPoolName = (pool: { readonly id: string }): string => pool.id.slice(pool.id.indexOf("_") + 1);

/** `iss` of this pool's tokens: the form AWS gives them, wherever the emulator listens. */
export const issuerOf = (pool: { readonly id: string; readonly region: string }): string =>
  `https://cognito-idp.${pool.region}.amazonaws.com/${pool.id}`;
