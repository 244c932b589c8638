import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { UserPoolId } from "../pool/identifiers.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserPoolMfaConfig.html */
export const getUserPoolMfaConfig = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId }),
  handle({ input, pools }) {
    const { settings, webAuthn } = pools.pool(input.UserPoolId);
    return {
      MfaConfiguration: settings.MfaConfiguration,
      ...(webAuthn && { WebAuthnConfiguration: webAuthn }),
    };
  },
});
