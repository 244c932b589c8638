import { faults } from "../cognito-error.ts";
import type { Pool } from "../pool/pool.ts";
import { type IdentityProvider, OidcDetails, providerOfIdentifier } from "./identity-provider.ts";
import { isProviderUrl } from "./provider-url.ts";

const urlDetails = ["oidc_issuer", "authorize_url", "token_url", "attributes_url", "jwks_uri"] as const;

/** Refuses a provider that could not work, or whose claims would land nowhere. Throws InvalidParameterException. */
export function assertProvider(pool: Pool, provider: IdentityProvider): void {
  const details = OidcDetails.safeParse(provider.details);
  if (!details.success) {
    const [name = "ProviderDetails"] = details.error.issues[0]?.path ?? [];
    throw faults.providerDetailInvalid(String(name));
  }
  for (const name of urlDetails) {
    const url = details.data[name];
    if (url !== undefined && !isProviderUrl(url)) throw faults.providerDetailInvalid(name);
  }
  if (!details.data.authorize_scopes.split(" ").includes("openid")) {
    throw faults.providerDetailInvalid("authorize_scopes");
  }
  for (const attribute of Object.keys(provider.mapping)) {
    const known = pool.schema.some(({ Name }) => Name === attribute && Name !== "sub");
    if (!known && attribute !== "username") throw faults.mappedAttributeUnknown(attribute);
  }
  for (const identifier of provider.identifiers) {
    const holder = providerOfIdentifier(pool, identifier);
    if (holder && holder.name !== provider.name) throw faults.providerIdentifierTaken(identifier);
  }
}
