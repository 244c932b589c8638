import type { Pool } from "../../pool/pool.ts";
import { type Claims, openJwt } from "../../tokens/jwt.ts";

/** A token taken apart: to be looked at, not to be believed. */
export interface TokenReading {
  readonly header: Claims;
  readonly claims: Claims;
  /** The pool here whose key made the signature; null when none did. */
  readonly signedBy: string | null;
}

/** Takes a JWT apart and looks for the key that signed it; null when it is none. */
export function readToken(token: string, pools: readonly Pool[]): TokenReading | null {
  const [head = "", body = "", signature] = token.split(".");
  const [header, claims] = [decode(head), decode(body)];
  if (!header || !claims || signature === undefined) return null;
  const signer = pools.find(({ keys }) =>
    openJwt(token, (kid) => keys.publicKey(kid, "access") ?? keys.publicKey(kid, "id")),
  );
  return { header, claims, signedBy: signer?.id ?? null };
}

function decode(part: string): Claims | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
