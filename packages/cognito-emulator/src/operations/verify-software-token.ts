import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { assertOffersSoftwareTokens, verifiedToken } from "../mfa/software-token.ts";
import { defineOperation } from "../operation.ts";
import { AccessToken, Session } from "../pool/identifiers.ts";
import { verifyApp } from "../sign-in/set-up-app.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/**
 * A code shows that an app holds the secret handed out last, and makes it the user's one app. Somebody signed in
 * decides by SetUserMFAPreference whether it is asked for; somebody who had to set a factor up is asked from now on.
 * A wrong code leaves secret and session usable.
 */
export const verifySoftwareToken = defineOperation({
  access: "unsigned",
  input: z.object({
    AccessToken: AccessToken.optional(),
    Session: Session.optional(),
    UserCode: z
      .string()
      .min(6)
      .max(6)
      .regex(/^[0-9]+$/),
    FriendlyDeviceName: z.string().max(131_072).optional(),
  }),
  handle(call) {
    const { input, clock } = call;
    const shown = { code: input.UserCode, name: input.FriendlyDeviceName, now: clock.now() };
    if (input.AccessToken !== undefined) {
      const { pool, user } = authenticateAccessToken(call, input.AccessToken);
      assertOffersSoftwareTokens(pool);
      if (user.mfa.offeredSecret === null) throw faults.softwareTokenMissing();
      user.mfa.softwareToken = verifiedToken(user.mfa.offeredSecret, shown);
      user.mfa.offeredSecret = null;
      user.updatedAt = shown.now;
      return { Status: "SUCCESS" };
    }
    if (input.Session === undefined) throw faults.missingParameter("AccessToken");
    return { Status: "SUCCESS", Session: verifyApp(call, input.Session, shown) };
  },
});
