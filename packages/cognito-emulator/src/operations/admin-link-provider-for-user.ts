import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { identityAt } from "../federation/federated-user.ts";
import { identitiesOf, setIdentities, userOfIdentity } from "../federation/identities.ts";
import { foreignSubject, ProviderUser, userBehind } from "../federation/provider-user.ts";
import { defineOperation } from "../operation.ts";
import { UserPoolId } from "../pool/identifiers.ts";

/** As many as AWS links to one account. */
const mostIdentities = 5;

/**
 * Lets somebody who has not come yet from a provider sign in as a user this pool has. An administrator vouches for it,
 * so the provider must be one whose word can be trusted.
 */
export const adminLinkProviderForUser = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, DestinationUser: ProviderUser, SourceUser: ProviderUser }),
  handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    const { provider, userId } = foreignSubject(pool, input.SourceUser);
    const user = userBehind(pool, input.DestinationUser);
    if (userOfIdentity(pool, { providerName: provider.name, userId })) throw faults.identityKnown();
    const identities = identitiesOf(user);
    if (identities.length >= mostIdentities) throw faults.tooManyIdentities();
    const now = clock.now();
    setIdentities(user, [...identities, identityAt(provider, userId, { primary: false, now })]);
    user.updatedAt = now;
    return {};
  },
});
