import { createPublicKey, type KeyObject } from "node:crypto";
import { z } from "zod";
import { toWholeSeconds } from "../clock.ts";
import { type Claims, openJwt } from "../tokens/jwt.ts";
import type { ProviderCaller } from "./call-provider.ts";

/** RFC 7517: RSA keys only, as far as a signature check needs them. */
const KeySet = z.object({
  keys: z.array(z.looseObject({ kty: z.string(), kid: z.string().optional(), use: z.string().optional() })),
});

/** What an id token must be to be believed. `now` in milliseconds. */
interface Expected {
  readonly issuer: string;
  readonly clientId: string;
  readonly nonce: string;
  readonly now: number;
}

/** How far the provider's clock may be off. Seconds. */
const toleratedSkew = 60;

/**
 * The claims of a provider's id token (OpenID Connect Core section 3.1.3.7), or null: signed with RS256 by a key of its
 * set, by this issuer, for this client alone, in time, and for this very sign-in. Throws ProviderUnreachable.
 */
export async function verifyIdToken(
  call: ProviderCaller,
  { token, keysUrl }: { token: string; keysUrl: string },
  { issuer, clientId, nonce, now }: Expected,
): Promise<Claims | null> {
  const keySet = KeySet.safeParse((await call(keysUrl)).body);
  if (!keySet.success) return null;
  const claims = openJwt(token, (kid) => keyOf(keySet.data, kid));
  if (!claims || claims["iss"] !== issuer || claims["nonce"] !== nonce) return null;
  const { aud, exp, iat, sub } = claims;
  const isOurs = aud === clientId || (Array.isArray(aud) && aud.length === 1 && aud[0] === clientId);
  const seconds = toWholeSeconds(now);
  const isCurrent = typeof exp === "number" && exp + toleratedSkew > seconds;
  const isIssued = typeof iat === "number" && iat - toleratedSkew <= seconds;
  return isOurs && isCurrent && isIssued && typeof sub === "string" && sub !== "" ? claims : null;
}

function keyOf({ keys }: z.infer<typeof KeySet>, kid: string): KeyObject | undefined {
  const key = keys.find((candidate) => candidate.kid === kid && candidate.kty === "RSA");
  if (!key || (key.use !== undefined && key.use !== "sig")) return undefined;
  try {
    return createPublicKey({ key, format: "jwk" });
  } catch {
    return undefined;
  }
}
