import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { Username, UserPoolId } from "../pool/identifiers.ts";
import { namedUser } from "../pool/named-user.ts";

/** Tokens that disabling revoked stay revoked: the person signs in again. */
export const adminEnableUser = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, Username }),
  handle({ input, pools, clock }) {
    const user = namedUser(pools.pool(input.UserPoolId), input.Username);
    user.enabled = true;
    user.updatedAt = clock.now();
    return {};
  },
});
