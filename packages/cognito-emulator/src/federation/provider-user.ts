import { z } from "zod";
import { faults } from "../cognito-error.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import { userOfIdentity } from "./identities.ts";
import { type IdentityProvider, namedProvider, ProviderName } from "./identity-provider.ts";

/** AWS `ProviderUserIdentifierType`: somebody, as a provider or as this pool (`Cognito`) knows him. */
export const ProviderUser = z.object({
  ProviderName,
  ProviderAttributeName: z.string().max(131_072).optional(),
  ProviderAttributeValue: z.string().min(1).max(131_072),
});
export type ProviderUser = z.infer<typeof ProviderUser>;

/** The name that stands for the pool itself in these identifiers. */
const ownPool = "Cognito";

/** Somebody at a foreign provider, named by his subject there. Throws InvalidParameterException, ResourceNotFoundException. */
export function foreignSubject(
  pool: Pool,
  named: ProviderUser,
): { provider: IdentityProvider; userId: string } {
  if (named.ProviderName === ownPool) throw faults.linkNeedsProvider();
  const provider = namedProvider(pool, named.ProviderName);
  if (named.ProviderAttributeName !== "Cognito_Subject") throw faults.linkNeedsSubject();
  return { provider, userId: named.ProviderAttributeValue };
}

/** The user of this pool behind such a name, his own or his provider's. Throws UserNotFoundException. */
export function userBehind(pool: Pool, { ProviderName, ProviderAttributeValue }: ProviderUser): User {
  const user =
    ProviderName === ownPool
      ? pool.users.find(ProviderAttributeValue)
      : userOfIdentity(pool, { providerName: ProviderName, userId: ProviderAttributeValue });
  if (!user) throw faults.userNotFound();
  return user;
}
