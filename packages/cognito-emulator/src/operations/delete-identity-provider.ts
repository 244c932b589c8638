import { z } from "zod";
import { namedProvider, ProviderName } from "../federation/identity-provider.ts";
import { defineOperation } from "../operation.ts";
import { UserPoolId } from "../pool/identifiers.ts";

/** Nobody signs in through this provider any more; the people who did stay in the pool. */
export const deleteIdentityProvider = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, ProviderName }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    pool.identityProviders.delete(namedProvider(pool, input.ProviderName).name);
    return {};
  },
});
