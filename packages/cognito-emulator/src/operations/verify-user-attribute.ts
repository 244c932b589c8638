import { z } from "zod";
import { checkCode, spendCode } from "../codes/check-code.ts";
import { markEmailVerified } from "../codes/verified-address.ts";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { AccessToken } from "../pool/identifiers.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/** The code proves the address it was sent to; one that waited for this proof takes the old one's place. */
export const verifyUserAttribute = defineOperation({
  access: "unsigned",
  input: z.object({
    AccessToken,
    AttributeName: z.string().min(1).max(32),
    Code: z.string().min(1).max(2048),
  }),
  handle(call) {
    const { input, clock } = call;
    const { pool, user } = authenticateAccessToken(call, input.AccessToken);
    if (input.AttributeName !== "email") throw faults.codeExpired();
    const now = clock.now();
    pool.codeAttempts.count("verify-email", user.username, now);
    const { sentTo } = checkCode(user, "verify-email", input.Code, now);
    const expected = user.pendingEmail ?? user.attributes["email"];
    // The address has changed since: this code says nothing about the new one.
    if (sentTo !== expected) throw faults.codeExpired();
    if (pool.users.holderOf("email", sentTo, { besides: user })) throw faults.aliasExists("email");
    user.attributes["email"] = sentTo;
    user.pendingEmail = null;
    markEmailVerified(pool, user, { proven: sentTo });
    spendCode(user, "verify-email");
    user.updatedAt = now;
    return {};
  },
});
