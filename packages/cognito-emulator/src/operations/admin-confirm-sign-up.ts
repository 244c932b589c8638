import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { ClientMetadata, Username, UserPoolId } from "../pool/identifiers.ts";
import { namedUser } from "../pool/named-user.ts";

/** Confirms without a code. It proves nothing about an address, so no address becomes verified. */
export const adminConfirmSignUp = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, Username, ClientMetadata }),
  handle({ input, pools, clock }) {
    const user = namedUser(pools.pool(input.UserPoolId), input.Username);
    if (user.status !== "UNCONFIRMED") throw faults.cannotConfirm(user.status);
    user.status = "CONFIRMED";
    delete user.codes["sign-up"];
    user.updatedAt = clock.now();
    return {};
  },
});
