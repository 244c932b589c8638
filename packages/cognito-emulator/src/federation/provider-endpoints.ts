import { z } from "zod";
import type { ProviderCaller } from "./call-provider.ts";
import { OidcDetails } from "./identity-provider.ts";

/** Where a provider is asked what. */
export interface ProviderEndpoints {
  readonly authorize: string;
  readonly token: string;
  readonly attributes: string | null;
  readonly keys: string;
}

/** OpenID Connect Discovery 1.0 section 3, as far as it is needed. */
const Discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  userinfo_endpoint: z.url().optional(),
  jwks_uri: z.url(),
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
    return { authorize: authorize_url, token: token_url, attributes: attributes_url ?? null, keys: jwks_uri };
  }
  const { body } = await call(`${oidc_issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
  const discovered = Discovery.safeParse(body);
  if (!discovered.success || discovered.data.issuer !== oidc_issuer) return null;
  const { authorization_endpoint, token_endpoint, userinfo_endpoint, jwks_uri: keys } = discovered.data;
  return {
    authorize: authorize_url ?? authorization_endpoint,
    token: token_url ?? token_endpoint,
    attributes: attributes_url ?? userinfo_endpoint ?? null,
    keys: jwks_uri ?? keys,
  };
}
