import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { type Identity, identitiesOf, setIdentities } from "../federation/identities.ts";
import { foreignSubject, ProviderUser, userBehind } from "../federation/provider-user.ts";
import { defineOperation } from "../operation.ts";
import { UserPoolId } from "../pool/identifiers.ts";

/** Takes a link away: whoever comes from the provider next is somebody new. A user's only identity cannot be taken. */
export const adminDisableProviderForUser = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, User: ProviderUser }),
  handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    const { provider, userId } = foreignSubject(pool, input.User);
    const user = userBehind(pool, input.User);
    const isNamed = (identity: Identity) =>
      identity.providerName === provider.name && identity.userId === userId;
    const identities = identitiesOf(user);
    if (identities.some((identity) => isNamed(identity) && identity.primary === "true")) {
      throw faults.primaryIdentity();
    }
    setIdentities(
      user,
      identities.filter((identity) => !isNamed(identity)),
    );
    user.updatedAt = clock.now();
    return {};
  },
});
