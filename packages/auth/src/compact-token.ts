import { refuse } from "./auth-error.ts";
import { readJsonObject } from "./json-object.ts";
import type { TokenUse } from "./token-use.ts";

/**
 * The longest token that is looked at, in characters. Cognito's are 1 to 2 thousand; the room is for groups and for what
 * a pre-token-generation trigger adds. It must stay below the server's limit for header fields.
 */
export const tokenMaxLength = 8192;

/** The longest `kid` that is looked up. Cognito's are 44 characters. */
const kidMaxLength = 256;

/** A token whose form is right and whose header asks for nothing we do not do. Nothing in it is proven yet. */
export type CompactToken = { readonly text: string; readonly kid: string };

// Base64url without padding (RFC 7515, section 2) whose unused last bits are zero (RFC 4648, section 3.5):
// otherwise one signature has several spellings, and a deny list or cache keyed by the text can be walked around.
const sextet = "[A-Za-z0-9_-]";
const segment = `(?=${sextet})(?:${sextet}{4})*(?:${sextet}[AQgw]|${sextet}{2}[AEIMQUYcgkosw048])?`;
const compactForm = new RegExp(`^(${segment})\\.${segment}\\.${segment}$`);

/**
 * The `typ` values that may be present, in lower case. Cognito sends none. `at+jwt` (RFC 9068, section 2.1) declares an
 * access token, so an id token that carries it contradicts itself (RFC 8725, section 3.11).
 */
const allowedTypes = {
  access: ["jwt", "application/jwt", "at+jwt", "application/at+jwt"],
  id: ["jwt", "application/jwt"],
} as const satisfies Record<TokenUse, readonly string[]>;

/**
 * Checks the form of a compact JWS and its header before a key is looked for.
 * `jku`, `x5u`, `jwk` and `x5c` are never read: a token cannot bring its own key (RFC 8725, section 3.10).
 * @throws AuthError `token_validation_failed`
 */
export function readCompactToken(text: string, tokenUse: TokenUse): CompactToken {
  if (text.length > tokenMaxLength) throw refuse("token_too_long");
  const encodedHeader = compactForm.exec(text)?.[1];
  if (encodedHeader === undefined) throw refuse("token_not_compact");

  const header = readJsonObject(Buffer.from(encodedHeader, "base64url"));
  if (header === null) throw refuse("header_not_json_object");
  // One algorithm and no negotiation (RFC 8725, section 3.1): "none" and HMAC with the public key end here.
  if (header["alg"] !== "RS256") throw refuse("alg_not_allowed");
  // An extension we must understand and do not (RFC 7515, section 4.1.11), and the two that change what was signed.
  if ("crit" in header) throw refuse("crit_present");
  if ("b64" in header) throw refuse("b64_present");
  if ("cty" in header) throw refuse("cty_present");
  if ("typ" in header && !isAllowedType(header["typ"], tokenUse)) throw refuse("typ_not_allowed");

  const kid = header["kid"];
  if (typeof kid !== "string" || kid === "" || kid.length > kidMaxLength) throw refuse("kid_malformed");
  return { text, kid };
}

function isAllowedType(typ: unknown, tokenUse: TokenUse): boolean {
  const allowed: readonly string[] = allowedTypes[tokenUse];
  return typeof typ === "string" && allowed.includes(typ.toLowerCase());
}
