import { z } from "zod";
import { toSeconds } from "../clock.ts";
import { faults } from "../cognito-error.ts";
import type { Pool } from "../pool/pool.ts";

/** A foreign OpenID Connect provider that people of this pool may sign in with. Times are milliseconds. */
export const IdentityProvider = z.object({
  name: z.string(),
  type: z.literal("OIDC"),
  details: z.record(z.string(), z.string()),
  /** Attribute of this pool → claim of the provider. `username` is always the subject. */
  mapping: z.record(z.string(), z.string()),
  identifiers: z.array(z.string()),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type IdentityProvider = z.infer<typeof IdentityProvider>;

/** The part of ProviderDetails that is ours to read. The four URLs are discovered where they are left out. */
export const OidcDetails = z.object({
  client_id: z.string().min(1),
  client_secret: z.string().min(1).optional(),
  attributes_request_method: z.enum(["GET", "POST"]).default("GET"),
  oidc_issuer: z.string().min(1),
  authorize_scopes: z.string().min(1),
  authorize_url: z.string().optional(),
  token_url: z.string().optional(),
  attributes_url: z.string().optional(),
  jwks_uri: z.string().optional(),
});
export type OidcDetails = z.infer<typeof OidcDetails>;

export const ProviderName = z.string().min(1).max(32);
/** A new name becomes the first part of user names, up to the underscore. */
export const NewProviderName = z
  .string()
  .min(3)
  .max(32)
  .regex(/^[^_\p{Z}]+$/u);
export const ProviderIdentifiers = z
  .array(
    z
      .string()
      .min(1)
      .max(40)
      .regex(/^[\w\s+=.@-]+$/),
  )
  .max(50);
export const StringMap = z.record(z.string().max(131_072), z.string().max(131_072));

/** AWS `IdentityProviderType`. */
export const describeProvider = (poolId: string, provider: IdentityProvider) => ({
  UserPoolId: poolId,
  ProviderName: provider.name,
  ProviderType: provider.type,
  ProviderDetails: { attributes_url_add_attributes: "false", ...provider.details },
  AttributeMapping: provider.mapping,
  IdpIdentifiers: provider.identifiers,
  LastModifiedDate: toSeconds(provider.updatedAt),
  CreationDate: toSeconds(provider.createdAt),
});

/** The provider of this name. Throws ResourceNotFoundException. */
export function namedProvider(pool: Pool, name: string): IdentityProvider {
  const provider = pool.identityProviders.get(name);
  if (!provider) throw faults.providerNotFound(name);
  return provider;
}

/** The provider behind an identifier (`idp_identifier`), if any. */
export const providerOfIdentifier = (pool: Pool, identifier: string): IdentityProvider | undefined =>
  [...pool.identityProviders.values()].find(({ identifiers }) => identifiers.includes(identifier));
