import type { Clock } from "../clock.ts";
import { AuthError, refuse } from "../errors/auth-error.ts";
import type { VerificationKey } from "../keys/verification-key.ts";
import type { RolePermissions } from "../policy/permissions.ts";
import { mintPrincipal, type Principal } from "../principal/principal.ts";
import { checkRevocation } from "../revocation/check-revocation.ts";
import type { RevocationSource } from "../revocation/revocation-source.ts";
import { checkFacts } from "./check-facts.ts";
import { readCompactToken, tokenMaxLength } from "./compact-token.ts";
import { readJsonObject } from "./json-object.ts";
import type { ChooseProvider, Trusted } from "./trusted-providers.ts";
import type { VerifiedToken, VerifiedTokens } from "./verified-tokens.ts";
import type { SignatureCheck } from "./verify-signature.ts";

/** What checking a token needs besides the token. */
export type TokenChecks = {
  readonly chooseProvider: ChooseProvider;
  readonly checkSignature: SignatureCheck;
  readonly verifiedTokens: VerifiedTokens;
  readonly revocation: RevocationSource;
  readonly rolePermissions: RolePermissions;
  /** Milliseconds since 1970. */
  readonly clock: Clock;
};

/**
 * The way of a token to a principal. A signature that was good is not checked again while its key is published;
 * everything else is, each time.
 * @throws AuthError `token_validation_failed`, or `identity_provider_unavailable` when it cannot be told
 */
export async function verifyToken(text: string, checks: TokenChecks): Promise<Principal> {
  // Before everything, the digest by which it would be remembered included: megabytes of dots are to cost nothing.
  if (text.length > tokenMaxLength) throw refuse("token_too_long");
  const remembered = checks.verifiedTokens.find(text);
  const verified =
    remembered !== undefined && (await isKeyStillHeld(remembered))
      ? remembered
      : await verifyForTheFirstTime(text, checks);
  const { principal, trusted } = verified;
  checkFacts(principal, trusted.provider, checks.clock.now() / 1000);
  checkRevocation(principal, checks.revocation);
  if (verified !== remembered) checks.verifiedTokens.remember(text, verified);
  return principal;
}

/** Form, provider, header, key, signature, claims, in this order. Times and policy are for the caller to check. */
async function verifyForTheFirstTime(text: string, checks: TokenChecks): Promise<VerifiedToken> {
  const token = readCompactToken(text);
  const trusted = checks.chooseProvider(token);
  const { provider, keys } = trusted;
  const { algorithm, kid } = trusted.readHeader(token.header);
  const key = keys.peek(kid) ?? (await findKey(trusted, kid));
  await checks.checkSignature(token, algorithm, key);

  const claims = readJsonObject(token.claims);
  if (claims === null) throw refuse("claims_not_json_object");
  checks.verifiedTokens.prepare(claims);
  const facts = provider.readClaims(claims);
  const role = facts.kind === "user" ? facts.role : null;
  const permissions = role === null ? none : checks.rolePermissions[role];
  return { principal: mintPrincipal({ provider: provider.name, facts, permissions, claims }), trusted, key };
}

const none: readonly string[] = Object.freeze([]);

/** A key that was withdrawn, or whose name another key has taken, takes with it whatever it had signed. */
async function isKeyStillHeld({ trusted: { keys }, key }: VerifiedToken): Promise<boolean> {
  const held = keys.peek(key.kid);
  if (held !== undefined) return held === key;
  const lookup = await keys.find(key.kid);
  return lookup.kind === "found" && lookup.key === key;
}

async function findKey({ keys }: Trusted, kid: string): Promise<VerificationKey> {
  const lookup = await keys.find(kid);
  if (lookup.kind === "found") return lookup.key;
  if (lookup.kind === "unknown") throw refuse("kid_unknown");
  const { retryAfterSeconds } = lookup;
  throw new AuthError("identity_provider_unavailable", "keys_unavailable", { retryAfterSeconds });
}
