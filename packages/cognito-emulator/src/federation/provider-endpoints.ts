import { z } from "zod";
import type { ProviderCaller } from "./call-provider.ts";
import { OidcDetails } from "./identity-provider.ts";
import { isProviderUrl } from "./provider-url.ts";

/** Where a provider is asked what. */
export interface ProviderEndpoints {
  readonly authorize: string;
  readonly token: string;
  readonly attributes: string | null;
  readonly keys: string;
  /** Whether it says that its answers name their issuer (RFC 9207). A provider that was not asked has said nothing. */
  readonly namesIssuer: boolean;
}

/** What a provider publishes is no more to be trusted with secrets than what an administrator writes. */
const Endpoint = z.string().refine(isProviderUrl);

/** OpenID Connect Discovery 1.0 section 3 and RFC 9207 section 3, as far as they are needed. */
const Discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: Endpoint,
  token_endpoint: Endpoint,
  userinfo_endpoint: Endpoint.optional(),
  jwks_uri: Endpoint,
  authorization_response_iss_parameter_supported: z.boolean().default(false),
});

/**
 * The addresses an administrator gave, and for those he left out what the issuer publishes. Null when it publishes
 * nothing usable, or speaks for another issuer. Throws ProviderUnreachable.
 */
export async function providerEndpoints(
  call: ProviderCaller,
  details: Readonly<Record<string, string>>,
): Promise<ProviderEndpoints | null> {
  const { oidc_issuer, authorize_url, token_url, attributes_url, jwks_uri } = OidcDetails.parse(details);
  if (authorize_url !== undefined && token_url !== undefined && jwks_uri !== undefined) {
    const given = { authorize: authorize_url, token: token_url, keys: jwks_uri };
    return { ...given, attributes: attributes_url ?? null, namesIssuer: false };
  }
  const { body } = await call(`${oidc_issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
  const discovered = Discovery.safeParse(body);
  if (!discovered.success || discovered.data.issuer !== oidc_issuer) return null;
  const found = discovered.data;
  return {
    authorize: authorize_url ?? found.authorization_endpoint,
    token: token_url ?? found.token_endpoint,
    attributes: attributes_url ?? found.userinfo_endpoint ?? null,
    keys: jwks_uri ?? found.jwks_uri,
    namesIssuer: found.authorization_response_iss_parameter_supported,
  };
}
