import { ConfigurationError } from "../errors/configuration-error.ts";
import { isExactOrigin } from "./exact-origin.ts";

/** Only `tokenCookie` makes one: a hand-made object and a changed copy are type errors. */
declare class Checked {
  private readonly checked: true;
}

/** A cookie that carries an access token, where an app has switched it on: `tokenCookie` makes one, once it can be meant. */
export interface CookieSource extends Checked, CookieOptions {}

export type CookieOptions = {
  /** Its exact name. `__Host-` before it binds it to this host and to https (RFC 6265bis, section 4.1.3.2). */
  readonly name: string;
  /** The origins whose pages may cause changes with it: a cookie comes along whoever asked for the request. */
  readonly allowedOrigins: readonly string[];
};

/** What a Cookie field says, before anybody believes it. */
export type CookieCredential =
  | { readonly kind: "absent" }
  | { readonly kind: "malformed"; readonly reason: "cookie_ambiguous" | "authorization_malformed" }
  | { readonly kind: "token"; readonly token: string };

/** RFC 6265, section 4.1.1: token characters of RFC 9110, section 5.6.2. */
export const isCookieName = (name: string): boolean => /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name);

/**
 * Switches a cookie on as a source of credentials, for `authenticate`.
 * @throws ConfigurationError for a name no cookie can have, or an origin that is none
 */
export function tokenCookie({ name, allowedOrigins }: CookieOptions): CookieSource {
  if (!isCookieName(name)) throw new ConfigurationError("cookie.name", "must be a cookie name");
  if (allowedOrigins.length === 0 || !allowedOrigins.every(isExactOrigin)) {
    throw new ConfigurationError(
      "cookie.allowedOrigins",
      "must list exact origins; * would let every site act",
    );
  }
  const source: CookieOptions = { name, allowedOrigins: Object.freeze([...allowedOrigins]) };
  return Object.freeze(source) as unknown as CookieSource; // as: it has been looked at
}

/**
 * Reads the one cookie of this name. Two of them are refused: a neighbouring host may have set the second, and which one
 * a server takes is anybody's guess (RFC 6265, section 8.6).
 * @param fields every Cookie field of the request; HTTP/2 may split it into several (RFC 9113, section 8.2.3)
 */
export function readTokenCookie(
  fields: string | readonly string[] | undefined,
  name: string,
): CookieCredential {
  const pairs = (typeof fields === "string" ? [fields] : (fields ?? [])).flatMap((field) => field.split(";"));
  const values = pairs.map(withoutBlanks).filter((pair) => pair.startsWith(`${name}=`));
  const [pair, ...others] = values;
  if (pair === undefined) return { kind: "absent" };
  if (others.length > 0) return { kind: "malformed", reason: "cookie_ambiguous" };
  const token = pair.slice(name.length + 1);
  return token === "" ? { kind: "malformed", reason: "authorization_malformed" } : { kind: "token", token };
}

/**
 * Takes off what RFC 6265, section 5.2 takes off, and nothing else. `trim` also takes a no-break space: a browser sees
 * another name there, which a neighbouring host may set, and `__Host-` would protect nobody. Blanks in the middle are looked
 * through once: without the look behind, they would be from each of them anew.
 */
const withoutBlanks = (pair: string): string => pair.replace(/^[ \t]+|(?<![ \t])[ \t]+$/g, "");
