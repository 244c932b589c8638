import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { toBase32 } from "../mfa/base32.ts";
import { assertOffersSoftwareTokens } from "../mfa/software-token.ts";
import { newTotpSecret } from "../mfa/totp.ts";
import { defineOperation } from "../operation.ts";
import { AccessToken, Session } from "../pool/identifiers.ts";
import { resumeSetup } from "../sign-in/resume-setup.ts";
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
    const { input, challenges } = call;
    const secret = newTotpSecret();
    if (input.AccessToken !== undefined) {
      const { pool, user } = authenticateAccessToken(call, input.AccessToken);
      assertOffersSoftwareTokens(pool);
      user.mfa.offeredSecret = secret;
      return { SecretCode: toBase32(secret) };
    }
    if (input.Session === undefined) throw faults.missingParameter("AccessToken");
    const { pool, client, state } = resumeSetup(call, input.Session);
    assertOffersSoftwareTokens(pool);
    challenges.close(input.Session);
    return {
      SecretCode: toBase32(secret),
      Session: challenges.open(client, { ...state, app: { secret, verified: false } }),
    };
  },
});
