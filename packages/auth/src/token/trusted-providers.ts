import { refuse } from "../errors/auth-error.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import type { KeySource } from "../keys/key-source.ts";
import type { Provider } from "../providers/provider.ts";
import type { CompactToken } from "./compact-token.ts";
import { readJsonObject } from "./json-object.ts";
import type { ReadTokenHeader } from "./token-header.ts";

/** A provider, its keys, and how its headers are read. */
export type Trusted = {
  readonly provider: Provider;
  readonly keys: KeySource;
  readonly readHeader: ReadTokenHeader;
};

/**
 * Which provider's rules a token is to be measured by.
 *
 * With one provider there is nothing to choose, and claims are not even parsed before the signature over them is good.
 * With several, `iss` says whose token it claims to be (RFC 8725, section 3.8). That only chooses the keys: a token that
 * names another issuer is held to that issuer's keys, and no key is fetched for one that nobody knows.
 * @throws AuthError `token_validation_failed`
 */
export type ChooseProvider = (token: CompactToken) => Trusted;

/** @throws ConfigurationError when two providers have one name, or write one issuer */
export function providerChooser(trusted: readonly Trusted[]): ChooseProvider {
  const byIssuer = new Map<string, Trusted>();
  const names = new Set<string>();
  for (const each of trusted) {
    if (names.has(each.provider.name))
      throw new ConfigurationError("name", "must be another for each provider");
    names.add(each.provider.name);
    for (const issuer of each.provider.issuers) {
      if (byIssuer.has(issuer))
        throw new ConfigurationError("issuers", "must not be shared by two providers");
      byIssuer.set(issuer, each);
    }
  }
  const [only, ...others] = trusted;
  if (only === undefined) throw new ConfigurationError("providers", "must list at least one");
  return others.length === 0 ? () => only : (token) => chooseByIssuer(token, byIssuer);
}

function chooseByIssuer(token: CompactToken, byIssuer: ReadonlyMap<string, Trusted>): Trusted {
  const claims = readJsonObject(token.claims);
  if (claims === null) throw refuse("claims_not_json_object");
  const issuer = claims["iss"];
  const trusted = typeof issuer === "string" ? byIssuer.get(issuer) : undefined;
  if (trusted === undefined) throw refuse("issuer_not_allowed");
  return trusted;
}
