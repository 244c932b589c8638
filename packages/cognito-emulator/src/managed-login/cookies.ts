import type { Pool } from "../pool/pool.ts";

/**
 * `__Host-`: a browser takes such a cookie from this host only, over TLS only, for all paths, so no other port's page can
 * plant one. Ports share cookies, hence the pool in the session's name.
 */
export const sessionCookie = ({ id }: Pool): string => `__Host-login-${id}`;
export const formCookie = "__Host-form";
/** One for each sign-in under way at a provider, by its `state`: a second tab must not take away the first one's. */
export const federationCookie = (state: string): string => `__Host-federation-${state}`;
const federationPair = /^__Host-federation-([\w-]{43})=(.*)$/;

/** RFC 6265 section 5.4: the value a browser sent under this name. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  const pairs = (header ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** The values of a browser's federation cookies, by `state`. */
export function federationCookies(header: string | undefined): ReadonlyMap<string, string> {
  const pairs = (header ?? "").split(";").map((pair) => federationPair.exec(pair.trim()));
  return new Map(pairs.flatMap((found) => (found ? [[found[1] ?? "", found[2] ?? ""] as const] : [])));
}

/**
 * A Set-Cookie value. Lax: it comes along when the app or a provider sends the browser here, not with a foreign page's
 * requests. `maxAgeMs` 0 deletes.
 */
export const setCookie = (name: string, value: string, maxAgeMs: number): string =>
  `${name}=${value}; Path=/; Max-Age=${maxAgeMs / 1000}; Secure; HttpOnly; SameSite=Lax`;
