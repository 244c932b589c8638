import { faults } from "../cognito-error.ts";
import { ownUsers } from "../pool/oauth-client-rules.ts";
import type { Pool } from "../pool/pool.ts";
import type { IdentityProvider } from "./identity-provider.ts";
import { assertProvider } from "./provider-rules.ts";

/**
 * Introduces a provider to a pool, for operations and seeds alike. Throws DuplicateProviderException,
 * InvalidParameterException.
 */
export function addProvider(pool: Pool, provider: IdentityProvider): void {
  const isTaken = pool.identityProviders.has(provider.name) || provider.name.toUpperCase() === ownUsers;
  if (isTaken) throw faults.providerExists(provider.name);
  assertProvider(pool, provider);
  pool.identityProviders.set(provider.name, provider);
}
