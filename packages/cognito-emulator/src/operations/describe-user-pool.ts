import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { describePool } from "../pool/describe-pool.ts";
import { UserPoolId } from "../pool/identifiers.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPool.html */
export const describeUserPool = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId }),
  handle: ({ input, pools }) => ({ UserPool: describePool(pools.pool(input.UserPoolId)) }),
});
