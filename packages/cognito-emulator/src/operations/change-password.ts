import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { AccessToken, Password } from "../pool/identifiers.ts";
import { hasPassword, setPassword } from "../pool/user-password.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/** A token alone does not change the password: the present one is asked for, and wrong tries count as at sign-in. */
export const changePassword = defineOperation({
  access: "unsigned",
  input: z.object({
    AccessToken,
    PreviousPassword: Password.optional(),
    ProposedPassword: Password,
  }),
  handle(call) {
    const { input, clock } = call;
    const { pool, user } = authenticateAccessToken(call, input.AccessToken);
    const now = clock.now();
    if (user.password !== null) {
      pool.attempts.assertUnlocked(user.username, now);
      if (!hasPassword(pool, user, input.PreviousPassword ?? "")) {
        pool.attempts.fail(user.username, now);
        throw faults.incorrectCredentials();
      }
    }
    setPassword(pool, user, input.ProposedPassword, now);
    pool.attempts.succeed(user.username);
    return {};
  },
});
