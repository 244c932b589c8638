import { z } from "zod";
import { addressProofs, isAddressAttribute } from "../codes/address-proofs.ts";
import { checkCode, spendCode } from "../codes/check-code.ts";
import { markAddressVerified } from "../codes/verified-address.ts";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { AccessToken, AttributeName, ConfirmationCode } from "../pool/identifiers.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/** The code proves the address it was sent to; one that waited for this proof takes the old one's place. */
export const verifyUserAttribute = defineOperation({
  access: "unsigned",
  input: z.object({
    AccessToken,
    AttributeName,
    Code: ConfirmationCode,
  }),
  handle(call) {
    const { input, clock } = call;
    const { pool, user } = authenticateAccessToken(call, input.AccessToken);
    const attribute = input.AttributeName;
    if (!isAddressAttribute(attribute)) throw faults.codeExpired();
    const { purpose, pending } = addressProofs[attribute];
    const now = clock.now();
    pool.codeAttempts.count(purpose, user.username, now);
    const { sentTo } = checkCode(user, purpose, input.Code, now);
    const expected = user[pending] ?? user.attributes[attribute];
    // The address has changed since: this code says nothing about the new one.
    if (sentTo !== expected) throw faults.codeExpired();
    if (pool.users.holderOf(attribute, sentTo, { besides: user })) throw faults.aliasExists(attribute);
    user.attributes[attribute] = sentTo;
    user[pending] = null;
    markAddressVerified(pool, user, { proven: sentTo });
    spendCode(user, purpose);
    user.updatedAt = now;
    return {};
  },
});
