import { z } from "zod";
import { checkCode, spendCode } from "../codes/check-code.ts";
import { isAddressTaken, markAddressVerified } from "../codes/verified-address.ts";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import {
  ClientId,
  ClientMetadata,
  ConfirmationCode,
  Password,
  SecretHash,
  Username,
} from "../pool/identifiers.ts";
import { setPassword } from "../pool/user-password.ts";
import { hidesUsers } from "../sign-in/conversation.ts";
import { assertSecretHash } from "../sign-in/secret-hash.ts";
import { tellOfConfirmation } from "../triggers/post-confirmation.ts";

/** The code sets a new password, proves the address once more, and lifts a lockout. A refused password keeps the code. */
export const confirmForgotPassword = defineOperation({
  access: "unsigned",
  input: z.object({
    ClientId,
    SecretHash,
    Username,
    ConfirmationCode,
    Password,
    ClientMetadata,
  }),
  async handle({ input, pools, clock }) {
    const { pool, client } = pools.client(input.ClientId);
    assertSecretHash(client, [input.Username], input.SecretHash);
    const user = pool.users.find(input.Username);
    const now = clock.now();
    pool.codeAttempts.count("forgot-password", user?.username ?? input.Username, now);
    if (hidesUsers(client) && !user?.enabled) throw faults.codeMismatch();
    if (!user) throw faults.userNotFoundForClient();
    if (!user.enabled) throw faults.userDisabled();
    const { sentTo } = checkCode(user, "forgot-password", input.ConfirmationCode, now);
    // Before the password changes: a refusal changes nothing. AWS names no AliasExistsException here; a code that went
    // to what is now somebody else's address is worth nothing.
    if (isAddressTaken(pool, user, sentTo)) throw faults.codeExpired();
    setPassword(pool, user, input.Password, now);
    markAddressVerified(pool, user, { proven: sentTo });
    spendCode(user, "forgot-password");
    user.status = "CONFIRMED";
    pool.attempts.succeed(user.username);
    pool.codeAttempts.forgive("forgot-password", user.username);
    const source = "PostConfirmation_ConfirmForgotPassword";
    const caller = { clientId: client.id, clientMetadata: input.ClientMetadata };
    await tellOfConfirmation(pool, user, { source, ...caller });
    return {};
  },
});
