import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { Username, UserPoolId } from "../pool/identifiers.ts";
import { namedUser } from "../pool/named-user.ts";
import { revokeAllTokens } from "../pool/revoke-tokens.ts";

/** The person is out at once: no sign-in, no renewal, and the pool refuses tokens already issued. */
export const adminDisableUser = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, Username }),
  handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    const user = namedUser(pool, input.Username);
    const now = clock.now();
    user.enabled = false;
    user.updatedAt = now;
    revokeAllTokens(pool, user, now);
    return {};
  },
});
