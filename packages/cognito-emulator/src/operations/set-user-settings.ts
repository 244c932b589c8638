import { z } from "zod";
import { setMfaPreference } from "../mfa/mfa-preference.ts";
import { defineOperation } from "../operation.ts";
import { AccessToken } from "../pool/identifiers.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/**
 * The old way to switch SMS on (listed) or off (an empty list), and nothing else: any other option is refused.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserSettings.html
 */
export const setUserSettings = defineOperation({
  access: "unsigned",
  input: z.object({
    AccessToken,
    MFAOptions: z.array(
      z.object({ DeliveryMedium: z.literal("SMS"), AttributeName: z.literal("phone_number") }),
    ),
  }),
  handle(call) {
    const { input, clock } = call;
    const { pool, user } = authenticateAccessToken(call, input.AccessToken);
    const Enabled = input.MFAOptions.length > 0;
    setMfaPreference(pool, user, { SMSMfaSettings: { Enabled } }, clock.now());
    return {};
  },
});
