import { z } from "zod";
import { issueCode } from "../codes/issue-code.ts";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { AccessToken, ClientMetadata } from "../pool/identifiers.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/** Sends a code to the user's e-mail address, or to the new one that waits for its proof. */
export const getUserAttributeVerificationCode = defineOperation({
  access: "unsigned",
  input: z.object({ AccessToken, AttributeName: z.string().min(1).max(32), ClientMetadata }),
  async handle(call) {
    const { input, clock } = call;
    const { pool, client, user } = authenticateAccessToken(call, input.AccessToken);
    if (input.AttributeName !== "email") {
      throw faults.invalidParameter(`Verification codes for ${input.AttributeName} are not available.`);
    }
    const to = user.pendingEmail ?? user.attributes["email"];
    if (!to) throw faults.invalidParameter("User does not have an email to verify.");
    const source = "CustomMessage_VerifyUserAttribute";
    const caller = { clientId: client.id, clientMetadata: input.ClientMetadata };
    const request = { purpose: "verify-email", to, now: clock.now(), source, caller } as const;
    return { CodeDeliveryDetails: await issueCode(pool, user, request) };
  },
});
