import { refuse } from "../errors/auth-error.ts";
import { type Algorithm, algorithms, type Provider } from "../providers/provider.ts";
import { readJsonObject } from "./json-object.ts";

/**
 * The longest token that is looked at, in characters. Cognito's are 1 to 2 thousand; the room is for groups and for what
 * a pre-token-generation trigger adds. It must stay below the server's limit for header fields.
 */
export const tokenMaxLength = 8192;

/** The longest `kid` that is looked up. Cognito's are 44 characters. */
const kidMaxLength = 256;

/** A token whose form is right. Nothing in it is proven yet. */
export type CompactToken = {
  readonly header: string;
  readonly claims: string;
  readonly signature: string;
  /** What the signature covers: header and claims, with the point between them. */
  readonly signingInput: string;
};

/** What a header asks for. */
export type TokenHeader = { readonly algorithm: Algorithm; readonly kid: string };

// Base64url without padding (RFC 7515, section 2).
const segment = /^[A-Za-z0-9_-]+$/;

/** Last characters whose unused bits are zero (RFC 4648, section 3.5), by the number of characters in the last quantum. */
const lastOfTwo = /[AQgw]$/;
const lastOfThree = /[AEIMQUYcgkosw048]$/;

/**
 * Splits a compact JWS (RFC 7515, section 3.1) into its three segments and checks their spelling. Its length was looked at before.
 * @throws AuthError `token_validation_failed`
 */
export function readCompactToken(text: string): CompactToken {
  const first = text.indexOf(".");
  const second = text.indexOf(".", first + 1);
  const header = text.slice(0, Math.max(first, 0));
  const claims = text.slice(first + 1, Math.max(second, 0));
  const signature = text.slice(second + 1);
  const isCompact = first > 0 && second > 0 && isSegment(header) && isSegment(claims) && isSegment(signature);
  if (!isCompact) throw refuse("token_not_compact");
  return { header, claims, signature, signingInput: text.slice(0, second) };
}

/** One spelling for each sequence of bytes: otherwise a deny list or cache keyed by the text can be walked around. */
function isSegment(text: string): boolean {
  if (!segment.test(text)) return false;
  switch (text.length % 4) {
    case 0:
      return true;
    case 2:
      return lastOfTwo.test(text);
    case 3:
      return lastOfThree.test(text);
    default:
      return false;
  }
}

/**
 * Reads a header by the rules of the provider whose token it claims to be, before a key is looked for.
 * `jku`, `x5u`, `jwk` and `x5c` are never read: a token cannot bring its own key (RFC 8725, section 3.10).
 * @throws AuthError `token_validation_failed`
 */
export function readTokenHeader(
  encoded: string,
  provider: Pick<Provider, "algorithms" | "types">,
): TokenHeader {
  const header = readJsonObject(Buffer.from(encoded, "base64url"));
  if (header === null) throw refuse("header_not_json_object");
  // A short list and no negotiation (RFC 8725, section 3.1): "none" and HMAC with the public key end here.
  const algorithm = algorithms.find((known) => known === header["alg"]);
  if (algorithm === undefined || !provider.algorithms.has(algorithm)) throw refuse("alg_not_allowed");
  // An extension we must understand and do not (RFC 7515, section 4.1.11), and the two that change what was signed.
  if ("crit" in header) throw refuse("crit_present");
  if ("b64" in header) throw refuse("b64_present");
  if ("cty" in header) throw refuse("cty_present");
  if ("typ" in header && !isAllowedType(header["typ"], provider.types)) throw refuse("typ_not_allowed");

  const kid = header["kid"];
  if (typeof kid !== "string" || kid === "" || kid.length > kidMaxLength) throw refuse("kid_malformed");
  return { algorithm, kid };
}

function isAllowedType(typ: unknown, allowed: ReadonlySet<string>): boolean {
  return typeof typ === "string" && allowed.has(typ.toLowerCase());
}
