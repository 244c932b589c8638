import { type Clock, monotonicClock, wallClock } from "./clock.ts";
import { ConfigurationError } from "./errors/configuration-error.ts";
import { keySourceOf } from "./keys/key-source-of.ts";
import type { RolePermissions } from "./policy/permissions.ts";
import type { Principal } from "./principal/principal.ts";
import type { Provider } from "./providers/provider.ts";
import { remoteCheckOf } from "./revocation/remote-check-of.ts";
import { noRevocations } from "./revocation/revocation-source.ts";
import { tokenHeaderReader } from "./token/token-header.ts";
import { providerChooser, type Trusted } from "./token/trusted-providers.ts";
import { createVerifiedTokens, defaultCache, noVerifiedTokens } from "./token/verified-tokens.ts";
import { createSignatureCheck } from "./token/verify-signature.ts";
import { type TokenChecks, verifyToken } from "./token/verify-token.ts";
import { checkVerifierOptions, type VerifierOptions } from "./verifier-options.ts";

/** How long known keys go on verifying while the key server is down, in seconds, unless said otherwise. */
export const defaultStaleKeysMaxAgeSeconds = 24 * 60 * 60;

/** Tells whose token it is. Make one and keep it: it holds the providers' keys. */
export type Verifier = {
  /**
   * Verifies one token and mints its principal.
   * @throws AuthError `token_validation_failed` (401) or `identity_provider_unavailable` (503)
   */
  verify(token: string): Promise<Principal>;
  /**
   * Asks the provider itself whether it still stands by a verified token.
   * @throws AuthError `token_validation_failed`, `insufficient_scope` or `identity_provider_unavailable`
   * @throws ConfigurationError when the verifier was given no `remoteCheck` for its provider
   */
  confirm(token: string, principal: Principal): Promise<void>;
  /** Fetches the keys before the first token needs them. Never rejects: ask `holdsKeys` how it went. */
  warmUp(): Promise<void>;
  /** Whether tokens of every provider can be verified now; for a readiness probe, which by asking keeps the keys fresh. */
  holdsKeys(): boolean;
  /** Calls off fetches in flight and starts no more. */
  close(): void;
  /** What times are compared with. */
  readonly clock: Clock;
};

/**
 * Makes the verifier of one provider, or of several whose tokens are told apart by their issuer. Nothing is fetched
 * until `verify`, `warmUp` or `holdsKeys` is called.
 * @throws ConfigurationError naming the option that cannot be meant
 */
export function createVerifier(
  providers: Provider | readonly [Provider, ...Provider[]],
  options: VerifierOptions = {},
): Verifier {
  checkVerifierOptions(options);
  const { clock = wallClock, cache = defaultCache } = options;
  const trusted = asList(providers).map((provider) => trust(provider, { ...options, clock }));
  const remoteCheck = remoteCheckOf(
    options.remoteCheck,
    trusted.map(({ provider }) => provider.name),
  );
  const checks: TokenChecks = {
    chooseProvider: providerChooser(trusted),
    checkSignature: createSignatureCheck(),
    verifiedTokens:
      cache === null
        ? noVerifiedTokens
        : createVerifiedTokens(cache, options.monotonicClock ?? monotonicClock),
    revocation: options.revocation ?? noRevocations,
    rolePermissions: frozenCopy(options.rolePermissions ?? noPermissions),
    clock,
  };
  return {
    verify: (token) => verifyToken(token, checks),
    confirm: async (token, principal) => await remoteCheck(principal.provider).confirm(token, principal),
    warmUp: async () => void (await Promise.all(trusted.map(({ keys }) => keys.warmUp()))),
    // Every one is asked: asking keeps its keys fresh.
    holdsKeys: () => trusted.map(({ keys }) => keys.holdsKeys()).every(Boolean),
    close() {
      for (const { keys } of trusted) keys.close();
    },
    clock,
  };
}

function asList(providers: Provider | readonly Provider[]): readonly Provider[] {
  return "readClaims" in providers ? [providers] : providers;
}

function trust(provider: Provider, options: VerifierOptions & { readonly clock: Clock }): Trusted {
  const staleKeysMaxAgeSeconds = options.staleKeysMaxAgeSeconds ?? defaultStaleKeysMaxAgeSeconds;
  const keys = keySourceOf(provider, {
    fetch: options.fetch ?? fetch,
    clock: options.clock,
    monotonicClock: options.monotonicClock ?? monotonicClock,
    staleKeysMaxAgeMs: staleKeysMaxAgeSeconds * 1000,
    snapshot: options.keySnapshot?.(provider.name) ?? null,
    onFailed: (error) => options.onKeysUnavailable?.(provider.name, error),
  });
  return { provider, keys, readHeader: tokenHeaderReader(provider) };
}

const noPermissions: RolePermissions = { user: [], admin: [] };

/** Principals share these lists: nobody may add to them. */
function frozenCopy({ user, admin }: RolePermissions): RolePermissions {
  if (!Array.isArray(user) || !Array.isArray(admin)) {
    throw new ConfigurationError("rolePermissions", "must list the permissions of every role");
  }
  return { user: Object.freeze([...user]), admin: Object.freeze([...admin]) };
}
