import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { AccessToken } from "../pool/identifiers.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/** A user closes his own account. Sessions end first: a refresh token must not outlive its user. */
export const deleteUser = defineOperation({
  access: "unsigned",
  input: z.object({ AccessToken }),
  handle(call) {
    const { pool, user } = authenticateAccessToken(call, call.input.AccessToken);
    pool.grants.revokeAllOf(user.sub);
    pool.users.remove(user);
    return {};
  },
});
