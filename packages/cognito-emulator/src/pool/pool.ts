import type { CodeAttempts } from "../codes/code-attempts.ts";
import type { IdentityProvider } from "../federation/identity-provider.ts";
import type { Outbox } from "../local/outbox.ts";
import type { PoolMfa } from "../mfa/pool-mfa.ts";
import type { WebAuthnConfiguration } from "../passkeys/web-authn-configuration.ts";
import type { BentTokens } from "../tokens/bent-tokens.ts";
import type { RefreshGrants } from "../tokens/refresh-grants.ts";
import type { SigningKeys } from "../tokens/signing-keys.ts";
import type { TriggerFunctions } from "../triggers/trigger-functions.ts";
import type { SchemaAttribute } from "./attribute-schema.ts";
import type { Client } from "./client.ts";
import type { PoolDomain } from "./domain.ts";
import type { Group } from "./group.ts";
import type { PasswordAttempts } from "./password-attempts.ts";
import type { PoolIdentity, PoolSettings } from "./pool-settings.ts";
import type { ResourceServer } from "./resource-server.ts";
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
  /** Not persisted: AWS's form, or the emulator's own address (EmulatorOptions.issuer). */
  issuer: string;
  name: string;
  updatedAt: number;
  settings: PoolSettings;
  /** The second factors on offer; whether they are asked for is `settings.MfaConfiguration`. */
  mfa: PoolMfa;
  /** Which site passkeys are made for; null until SetUserPoolMfaConfig says. UpdateUserPool leaves it alone. */
  webAuthn: WebAuthnConfiguration | null;
  schema: SchemaAttribute[];
  domain: PoolDomain | null;
  readonly keys: SigningKeys;
  readonly clients: Map<string, Client>;
  readonly groups: Map<string, Group>;
  readonly resourceServers: Map<string, ResourceServer>;
  readonly identityProviders: Map<string, IdentityProvider>;
  readonly users: UserDirectory;
  readonly grants: RefreshGrants;
  readonly outbox: Outbox;
  /** Not persisted: a restart forgives wrong passwords. */
  readonly attempts: PasswordAttempts;
  /** Not persisted either. */
  readonly codeAttempts: CodeAttempts;
  /** Not persisted: the functions this process was given, which LambdaConfig names. */
  readonly functions: TriggerFunctions;
  /** Not persisted: how often the key set was asked for, and whether tests want it to fail. */
  readonly keySetTraffic: { requests: number; failing: boolean };
  /** Not persisted: tokens that tests want to be wrong. */
  readonly bentTokens: BentTokens;
}

/** The part of the pool id after `_`, which SRP mixes into every password verifier. */
export const srpPoolName = (pool: { readonly id: string }): string => pool.id.slice(pool.id.indexOf("_") + 1);

/** `iss` of a pool's tokens in the form AWS gives them, wherever the emulator listens. */
export const awsIssuer = (pool: { readonly id: string; readonly region: string }): string =>
  `https://cognito-idp.${pool.region}.amazonaws.com/${pool.id}`;

/** `iss` of this pool's tokens. */
export const issuerOf = ({ issuer }: Pick<Pool, "issuer">): string => issuer;
