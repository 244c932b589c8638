import { AuthError, refuse } from "./auth-error.ts";
import type { Clock } from "./clock.ts";
import { readCompactToken } from "./compact-token.ts";
import { readJsonObject } from "./json-object.ts";
import type { KeySource } from "./key-source.ts";
import { mintPrincipal, type Principal } from "./principal.ts";
import { roleFromClaims } from "./role-from-claims.ts";
import type { VerificationKey } from "./verification-key.ts";
import { type ClaimRules, verifyClaims } from "./verify-claims.ts";
import { verifySignature } from "./verify-signature.ts";

export type TokenRules = ClaimRules & { readonly customRoleInAccessToken: boolean };

/** What checking a token needs besides the token. */
export type TokenChecks = {
  readonly rules: TokenRules;
  readonly keys: KeySource;
  readonly clock: Clock;
};

/**
 * The way of a token to a principal: form, key, signature, claims, in this order. Claims are not even parsed before the
 * signature over them is good.
 * @throws AuthError `token_validation_failed`, or `identity_provider_unavailable` when no key can be had
 */
export async function verifyToken(text: string, { rules, keys, clock }: TokenChecks): Promise<Principal> {
  const token = readCompactToken(text, rules.tokenUse);
  const key = await findKey(keys, token.kid);
  const allClaims = readJsonObject(await verifySignature(token.text, key));
  if (allClaims === null) throw refuse("claims_not_json_object");
  const claims = verifyClaims(allClaims, rules, clock.now() / 1000);
  return mintPrincipal({ claims, allClaims, role: roleFromClaims(claims, rules) });
}

async function findKey(keys: KeySource, kid: string): Promise<VerificationKey> {
  const lookup = await keys.find(kid);
  if (lookup.kind === "found") return lookup.key;
  if (lookup.kind === "unknown") throw refuse("kid_unknown");
  const { retryAfterSeconds } = lookup;
  throw new AuthError("identity_provider_unavailable", "keys_unavailable", { retryAfterSeconds });
}
