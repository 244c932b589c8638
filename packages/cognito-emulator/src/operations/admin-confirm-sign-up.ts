import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { ClientMetadata, Username, UserPoolId } from "../pool/identifiers.ts";
import { namedUser } from "../pool/named-user.ts";
import { tellOfConfirmation } from "../triggers/post-confirmation.ts";

/** Confirms without a code. It proves nothing about an address, so no address becomes verified. */
export const adminConfirmSignUp = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, Username, ClientMetadata }),
  async handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    const user = namedUser(pool, input.Username);
    if (user.status !== "UNCONFIRMED") throw faults.cannotConfirm(user.status);
    user.status = "CONFIRMED";
    delete user.codes["sign-up"];
    user.updatedAt = clock.now();
    const source = "PostConfirmation_ConfirmSignUp";
    await tellOfConfirmation(pool, user, { source, clientId: null, clientMetadata: input.ClientMetadata });
    return {};
  },
});
