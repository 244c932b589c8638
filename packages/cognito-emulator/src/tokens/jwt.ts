import { type KeyObject, sign, verify } from "node:crypto";

export type Claims = Readonly<Record<string, unknown>>;

/** Signs a JSON Web Token in the JWS compact form (RFC 7515 section 3.1), RS256. Cognito's header has no `typ`. */
export function signJwt(
  key: { kid: string; privateKey: KeyObject },
  claims: Claims,
  header: Claims = {},
): string {
  const signed = `${encode({ kid: key.kid, alg: "RS256", ...header })}.${encode(claims)}`;
  return `${signed}.${sign("sha256", Buffer.from(signed), key.privateKey).toString("base64url")}`;
}

/**
 * The claims of a token that one of our own keys signed, or null. Only the signature is checked here; the caller
 * decides about time, use and revocation.
 */
export function openJwt(token: string, keyOf: (kid: string) => KeyObject | undefined): Claims | null {
  const [header, payload, signature, ...rest] = token.split(".");
  if (!header || !payload || !signature || rest.length > 0) return null;
  const { kid, alg } = decode(header) ?? {};
  const key = typeof kid === "string" && alg === "RS256" ? keyOf(kid) : undefined;
  if (!key) return null;
  const genuine = verify(
    "sha256",
    Buffer.from(`${header}.${payload}`),
    key,
    Buffer.from(signature, "base64url"),
  );
  return genuine ? decode(payload) : null;
}

function encode(part: Claims): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

function decode(part: string): Claims | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
