import type { Clock } from "./clock.ts";
import { ConfigurationError } from "./configuration-error.ts";
import type { Fetch } from "./fetch-key-set.ts";
import { isLoopbackHost } from "./loopback-host.ts";
import { type TokenUse, tokenUses } from "./token-use.ts";

/** What a verifier must be told. Switching a check off is written `null`, where a reviewer sees it. */
export type VerifierOptions = {
  /** The `iss` values to accept, compared as strings. `cognitoIssuers` gives those of a user pool. */
  readonly issuers: readonly string[];
  /** Where the public keys are: https, or http on a loopback host. */
  readonly jwksUrl: string;
  readonly tokenUse: TokenUse;
  /** The app clients whose tokens are accepted; null accepts those of every client of the pool. */
  readonly clientIds: readonly string[] | null;
  /** True only where the pool's pre-token-generation trigger copies `custom:role` into access tokens. */
  readonly customRoleInAccessToken: boolean;
  /** How long keys are used when they cannot be refreshed, in seconds. Default: 24 hours. */
  readonly staleKeysMaxAgeSeconds?: number;
  /** What `exp`, `nbf` and `iat` are compared with. Default: the machine's clock. */
  readonly clock?: Clock;
  /** What the age of keys is measured with; must never go back. Default: `performance.now`. */
  readonly monotonicClock?: Clock;
  /** How keys are fetched. Default: the global `fetch`. */
  readonly fetch?: Fetch;
};

/** @throws ConfigurationError naming the first option that cannot be meant. */
export function checkVerifierOptions(options: VerifierOptions): void {
  const { issuers, jwksUrl, tokenUse, clientIds, customRoleInAccessToken, staleKeysMaxAgeSeconds } = options;
  if (!isNames(issuers)) throw new ConfigurationError("issuers", "must list at least one issuer");
  if (!issuers.every(isSafeUrl)) throw new ConfigurationError("issuers", safeUrlDemand);
  if (!isSafeUrl(jwksUrl)) throw new ConfigurationError("jwksUrl", safeUrlDemand);
  if (!tokenUses.includes(tokenUse)) throw new ConfigurationError("tokenUse", 'must be "access" or "id"');
  if (clientIds !== null && !isNames(clientIds)) {
    throw new ConfigurationError(
      "clientIds",
      "must list at least one app client, or be null to accept every one",
    );
  }
  if (typeof customRoleInAccessToken !== "boolean") {
    throw new ConfigurationError("customRoleInAccessToken", "must be true or false");
  }
  if (staleKeysMaxAgeSeconds !== undefined && !isPositive(staleKeysMaxAgeSeconds)) {
    throw new ConfigurationError("staleKeysMaxAgeSeconds", "must be a positive number of seconds");
  }
}

const safeUrlDemand = "must be https, or http on a loopback host, without a user name or password";

function isNames(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === "string" && name !== "")
  );
}

function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== "" || password !== "") return false;
  return protocol === "https:" || (protocol === "http:" && isLoopbackHost(hostname));
}

function isPositive(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(value) && value > 0;
}
