import { isLoopbackHost } from "../providers/loopback-host.ts";
import { isTrustedUrl } from "../providers/trusted-url.ts";
import { readJsonObject } from "../token/json-object.ts";
import { type Fetch, fetchBounded } from "./fetch-bounded.ts";

/**
 * Where an issuer publishes its keys, as its discovery document says (OpenID Connect Discovery 1.0, section 4).
 * @throws Error when the document is not that issuer's (section 4.3), or names a place that cannot be trusted
 */
export async function discoverJwksUrl(issuer: string, fetch: Fetch, signal: AbortSignal): Promise<string> {
  const url = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const document = readJsonObject(await fetchBounded(url, fetch, signal));
  if (document?.["issuer"] !== issuer) throw new Error("The discovery document is not that of the issuer.");
  const jwksUrl = document["jwks_uri"];
  if (typeof jwksUrl !== "string" || !isTrustedUrl(jwksUrl) || !mayName(issuer, jwksUrl)) {
    throw new Error("The discovery document names no place for keys that could be trusted.");
  }
  return jwksUrl;
}

/** Somebody far away has no business on this machine: keys from here would be whose they like. */
function mayName(issuer: string, jwksUrl: string): boolean {
  return isLoopbackHost(new URL(issuer).hostname) || !isLoopbackHost(new URL(jwksUrl).hostname);
}
