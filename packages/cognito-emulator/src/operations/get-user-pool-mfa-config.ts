import { z } from "zod";
import { describePoolMfa } from "../mfa/pool-mfa.ts";
import { defineOperation } from "../operation.ts";
import { UserPoolId } from "../pool/identifiers.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserPoolMfaConfig.html */
export const getUserPoolMfaConfig = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId }),
  handle({ input, pools }) {
    return describePoolMfa(pools.pool(input.UserPoolId));
  },
});
