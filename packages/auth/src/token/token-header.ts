import { refuse } from "../errors/auth-error.ts";
import { type Algorithm, algorithms, type Provider } from "../providers/provider.ts";
import { byHeart } from "./by-heart.ts";
import { decodeSegment } from "./compact-token.ts";
import { readJsonObject } from "./json-object.ts";

/** The longest `kid` that is looked up. Cognito's are 44 characters. */
const kidMaxLength = 256;

/** What a header asks for. */
export type TokenHeader = { readonly algorithm: Algorithm; readonly kid: string };

type HeaderRules = Pick<Provider, "algorithms" | "types">;

/** Reads an encoded header. @throws AuthError `token_validation_failed` */
export type ReadTokenHeader = (encoded: string) => TokenHeader;

/** By heart: a provider signs with one key or two, and its headers differ by the key alone. */
export const tokenHeaderReader = (rules: HeaderRules): ReadTokenHeader =>
  byHeart((encoded) => readTokenHeader(encoded, rules));

/**
 * Reads a header by the rules of the provider whose token it claims to be, before a key is looked for.
 * `jku`, `x5u`, `jwk` and `x5c` are never read: a token cannot bring its own key (RFC 8725, section 3.10).
 * @throws AuthError `token_validation_failed`
 */
function readTokenHeader(encoded: string, provider: HeaderRules): TokenHeader {
  const header = readJsonObject(decodeSegment(encoded));
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
