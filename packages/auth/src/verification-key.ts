import { type CryptoKey, importJWK } from "jose";
import { z } from "zod";

/** A key that signatures may be checked with. */
export type VerificationKey = CryptoKey;

/** RFC 7518, section 3.3: at least 2048 bits. The upper bound keeps one signature check cheap. */
const modulusBits = { min: 2048, max: 8192 } as const;

/**
 * The members of a key set that can check an RS256 signature; all others are skipped. A member with `d` is a private key
 * that somebody published: whatever it signed proves nothing. `x5c` and `x5u` are not looked at.
 */
const RsaSigningJwk = z.object({
  kty: z.literal("RSA"),
  kid: z.string().min(1),
  use: z.literal("sig").optional(),
  alg: z.literal("RS256").optional(),
  key_ops: z
    .array(z.unknown())
    .refine((operations) => operations.includes("verify"))
    .optional(),
  n: z.base64url().refine(isStrongModulus),
  e: z.base64url().refine(isSafeExponent),
  d: z.undefined().optional(),
});

/** Turns one member of a key set into a key; null when it is not an RSA key for RS256 signatures. */
export async function readVerificationKey(
  member: unknown,
): Promise<{ kid: string; key: VerificationKey } | null> {
  const jwk = RsaSigningJwk.safeParse(member).data;
  if (jwk === undefined) return null;
  const { kid, n, e } = jwk;
  try {
    const key = await importJWK({ kty: "RSA", n, e }, "RS256");
    return key instanceof Uint8Array ? null : { kid, key };
  } catch {
    return null; // a member the crypto library cannot read is skipped like any other unusable one
  }
}

function isStrongModulus(n: string): boolean {
  const bytes = Buffer.from(n, "base64url");
  const first = bytes.findIndex((byte) => byte !== 0);
  if (first === -1) return false;
  const bits = (bytes.length - first) * 8 - Math.clz32(bytes[first] ?? 0) + 24;
  return bits >= modulusBits.min && bits <= modulusBits.max;
}

/** Odd, above 1 and within 32 bits: with an exponent of 1 every signature is its own message. */
function isSafeExponent(e: string): boolean {
  const bytes = Buffer.from(e, "base64url");
  if (bytes.length === 0 || bytes.length > 4) return false;
  const exponent = bytes.readUIntBE(0, bytes.length);
  return exponent > 1 && exponent % 2 === 1;
}
