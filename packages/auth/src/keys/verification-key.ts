import { type JsonWebKey, KeyObject } from "node:crypto";
import { calculateJwkThumbprint } from "jose/jwk/thumbprint";
import { importJWK } from "jose/key/import";
import { z } from "zod";
import type { Algorithm } from "../providers/provider.ts";

/** A key that signatures may be checked with. */
export type VerificationKey = {
  readonly kid: string;
  readonly key: KeyObject;
  /** What it may check; a token's `alg` must be among them (RFC 8725, section 3.1). */
  readonly algorithms: ReadonlySet<Algorithm>;
  /** RFC 7638: the same key has the same thumbprint, whatever it is called. */
  readonly thumbprint: string;
};

/** RFC 7518, section 3.3: at least 2048 bits. The upper bound keeps one signature check cheap. */
const modulusBits = { min: 2048, max: 8192 } as const;

/** What all usable members have. One with `d` is a private key that somebody published: its signatures prove nothing. */
const shared = {
  kid: z.string().min(1),
  use: z.literal("sig").optional(),
  key_ops: z
    .array(z.unknown())
    .refine((operations) => operations.includes("verify"))
    .optional(),
  d: z.undefined().optional(),
};

/** The members of a key set that can check a signature; all others are skipped. `x5c` and `x5u` are not looked at. */
const SigningJwk = z.discriminatedUnion("kty", [
  z.object({
    ...shared,
    kty: z.literal("RSA"),
    alg: z.enum(["RS256", "PS256"]).optional(),
    n: z.base64url().refine(isStrongModulus),
    e: z.base64url().refine(isSafeExponent),
  }),
  z.object({
    ...shared,
    kty: z.literal("EC"),
    alg: z.literal("ES256").optional(),
    crv: z.literal("P-256"),
    x: z.base64url(),
    y: z.base64url(),
  }),
  z.object({
    ...shared,
    kty: z.literal("OKP"),
    alg: z.enum(["EdDSA", "Ed25519"]).optional(),
    crv: z.literal("Ed25519"),
    x: z.base64url(),
  }),
]);
type SigningJwk = z.infer<typeof SigningJwk>;

/** Turns one member of a key set into a key; null when it cannot check a signature with one of these algorithms. */
export async function readVerificationKey(
  member: unknown,
  allowed: ReadonlySet<Algorithm>,
): Promise<VerificationKey | null> {
  const parsed = SigningJwk.safeParse(member);
  // By success and not by data: a refused member has no data of its own, and a polluted Object.prototype may lend it some.
  if (!parsed.success) return null;
  const jwk = parsed.data;
  const algorithms = algorithmsOf(jwk).filter((algorithm) => allowed.has(algorithm));
  const [algorithm] = algorithms;
  if (algorithm === undefined) return null;
  try {
    const bare = bareJwk(jwk);
    const imported = await importJWK(bare, algorithm);
    if (imported instanceof Uint8Array) return null;
    const key = KeyObject.from(imported);
    const thumbprint = await calculateJwkThumbprint(bare);
    return { kid: jwk.kid, key, algorithms: new Set(algorithms), thumbprint };
  } catch {
    return null; // a member the crypto library cannot read is skipped like any other unusable one
  }
}

/** What a key may check: what it says itself, else everything its kind can. */
function algorithmsOf(jwk: SigningJwk): readonly Algorithm[] {
  switch (jwk.kty) {
    case "RSA":
      return jwk.alg === undefined ? ["RS256", "PS256"] : [jwk.alg];
    case "EC":
      return ["ES256"];
    case "OKP":
      return ["EdDSA"];
  }
}

/** The members that make the key, and nothing that only talks about it. */
function bareJwk(jwk: SigningJwk): JsonWebKey & { kty: string } {
  switch (jwk.kty) {
    case "RSA":
      return { kty: jwk.kty, n: jwk.n, e: jwk.e };
    case "EC":
      return { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y };
    case "OKP":
      return { kty: jwk.kty, crv: jwk.crv, x: jwk.x };
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
