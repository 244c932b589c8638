import { z } from "zod";
import { describeMfaSettings } from "../mfa/describe-mfa.ts";
import { defineOperation } from "../operation.ts";
import { usableFactors } from "../pool/first-factors.ts";
import { AccessToken } from "../pool/identifiers.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/** What the signed-in user could sign in with next time, where people choose (USER_AUTH), and his second factors. */
export const getUserAuthFactors = defineOperation({
  access: "unsigned",
  input: z.object({ AccessToken }),
  handle(call) {
    const { pool, user } = authenticateAccessToken(call, call.input.AccessToken);
    return {
      Username: user.username,
      ConfiguredUserAuthFactors: usableFactors(pool, user),
      ...describeMfaSettings(user),
    };
  },
});
