import { z } from "zod";
import { issueCode } from "../codes/issue-code.ts";
import { hasSelfRecovery, recoveryAddress } from "../codes/recovery-address.ts";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { ClientMetadata, Username, UserPoolId } from "../pool/identifiers.ts";
import { namedUser } from "../pool/named-user.ts";

/**
 * Makes the present password useless and sends a code to choose another, redeemed by ConfirmForgotPassword.
 * Throws NotAuthorizedException while the user is disabled, unconfirmed or has a temporary password, and
 * InvalidParameterException when there is no verified address to send the code to. A pool that leaves recovery to
 * administrators has AdminSetUserPassword instead.
 */
export const adminResetUserPassword = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, Username, ClientMetadata }),
  async handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    const user = namedUser(pool, input.Username);
    if (!user.enabled) throw faults.disabledPasswordNotResettable();
    if (user.status !== "CONFIRMED" && user.status !== "RESET_REQUIRED") throw faults.passwordNotResettable();
    if (!hasSelfRecovery(pool)) throw faults.noRecoveryMechanism();
    const to = recoveryAddress(pool, user);
    if (!to) throw faults.nothingVerified();
    const now = clock.now();
    user.status = "RESET_REQUIRED";
    user.updatedAt = now;
    const caller = { clientId: null, clientMetadata: input.ClientMetadata };
    const request = { purpose: "forgot-password", kind: "reset-by-administrator", to } as const;
    await issueCode(pool, user, { ...request, now, caller });
    return {};
  },
});
