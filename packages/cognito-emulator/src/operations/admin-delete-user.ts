import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { Username, UserPoolId } from "../pool/identifiers.ts";
import { namedUser } from "../pool/named-user.ts";

/** Sessions end first: a refresh token must not outlive its user. */
export const adminDeleteUser = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, Username }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    const user = namedUser(pool, input.Username);
    pool.grants.revokeAllOf(user.sub);
    pool.users.remove(user);
    return {};
  },
});
