import { z } from "zod";
import { describeProvider, namedProvider, ProviderName } from "../federation/identity-provider.ts";
import { defineOperation } from "../operation.ts";
import { UserPoolId } from "../pool/identifiers.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeIdentityProvider.html */
export const describeIdentityProvider = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, ProviderName }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    return { IdentityProvider: describeProvider(pool.id, namedProvider(pool, input.ProviderName)) };
  },
});
