import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { describeClient } from "../pool/describe-client.ts";
import { ClientId, UserPoolId } from "../pool/identifiers.ts";
import { namedClient } from "../pool/named-client.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolClient.html */
export const describeUserPoolClient = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, ClientId }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    return { UserPoolClient: describeClient(pool.id, namedClient(pool, input.ClientId)) };
  },
});
