import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { toBase32 } from "../mfa/base32.ts";
import { assertOffersSoftwareTokens } from "../mfa/software-token.ts";
import { newTotpSecret } from "../mfa/totp.ts";
import { defineOperation } from "../operation.ts";
import { AccessToken, Session } from "../pool/identifiers.ts";
import { offerApp, offeredApp } from "../sign-in/set-up-app.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/**
 * Hands out a secret for an authenticator app: to somebody signed in, or to somebody who must set a factor up before he
 * is (`Session` of MFA_SETUP, which goes on as the one in the answer). An app already verified stays in force until
 * VerifySoftwareToken.
 */
export const associateSoftwareToken = defineOperation({
  access: "unsigned",
  input: z.object({ AccessToken: AccessToken.optional(), Session: Session.optional() }),
  handle(call) {
    const { input } = call;
    if (input.AccessToken !== undefined) {
      const { pool, user } = authenticateAccessToken(call, input.AccessToken);
      assertOffersSoftwareTokens(pool);
      user.mfa.offeredSecret = newTotpSecret();
      return { SecretCode: toBase32(user.mfa.offeredSecret) };
    }
    if (input.Session === undefined) throw faults.missingParameter("AccessToken");
    const offered = offerApp(call, input.Session);
    return { SecretCode: offeredApp(call, offered).secret, Session: offered };
  },
});
