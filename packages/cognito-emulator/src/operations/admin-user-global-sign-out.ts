import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { Username, UserPoolId } from "../pool/identifiers.ts";
import { namedUser } from "../pool/named-user.ts";
import { revokeAllTokens } from "../pool/revoke-tokens.ts";

/** Ends every session the person has, and nothing else: signing in again is free. */
export const adminUserGlobalSignOut = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, Username }),
  handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    const user = namedUser(pool, input.Username);
    const now = clock.now();
    revokeAllTokens(pool, user, now);
    return {};
  },
});
