import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { ClientId, UserPoolId } from "../pool/identifiers.ts";
import { namedClient } from "../pool/named-client.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPoolClient.html */
export const deleteUserPoolClient = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, ClientId }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    pool.clients.delete(namedClient(pool, input.ClientId).id);
    return {};
  },
});
