import { z } from "zod";
import { addressProofs, isAddressAttribute } from "../codes/address-proofs.ts";
import { issueCode } from "../codes/issue-code.ts";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { AccessToken, AttributeName, ClientMetadata } from "../pool/identifiers.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/** Sends a code to the user's e-mail address or phone number, or to the new one that waits for its proof. */
export const getUserAttributeVerificationCode = defineOperation({
  access: "unsigned",
  input: z.object({ AccessToken, AttributeName, ClientMetadata }),
  async handle(call) {
    const { input, clock } = call;
    const { pool, client, user } = authenticateAccessToken(call, input.AccessToken);
    const attribute = input.AttributeName;
    if (!isAddressAttribute(attribute)) throw faults.attributeNotVerifiable();
    const { purpose, pending } = addressProofs[attribute];
    const to = user[pending] ?? user.attributes[attribute];
    if (!to) throw faults.nothingToProve(attribute);
    const now = clock.now();
    pool.codeAttempts.count(purpose, user.username, now);
    const source = "CustomMessage_VerifyUserAttribute";
    const caller = { clientId: client.id, clientMetadata: input.ClientMetadata };
    return { CodeDeliveryDetails: await issueCode(pool, user, { purpose, to, now, source, caller }) };
  },
});
