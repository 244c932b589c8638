import { faults } from "../cognito-error.ts";
import { readableAttributes } from "../pool/attribute-access.ts";
import { requiredNames } from "../pool/attribute-values.ts";
import type { User } from "../pool/user.ts";
import { temporaryPasswordExpired } from "../pool/user-password.ts";
import type { AuthAnswer } from "./auth-answer.ts";
import type { Conversation } from "./conversation.ts";
import { askForSecondFactor } from "./second-factor.ts";

/**
 * What follows the right password, in Cognito's order: disabled, not confirmed, reset required, temporary password, second
 * factor. Nothing of the account's state is told to somebody who did not know the password.
 */
export async function afterFirstFactor(conversation: Conversation, user: User): Promise<AuthAnswer> {
  const { pool, clock } = conversation;
  const now = clock.now();
  pool.attempts.succeed(user.username);
  if (!user.enabled) throw faults.userDisabled();
  switch (user.status) {
    case "UNCONFIRMED":
      throw faults.userNotConfirmed();
    case "RESET_REQUIRED":
      throw faults.passwordResetRequired();
    case "FORCE_CHANGE_PASSWORD":
      if (temporaryPasswordExpired(pool, user, now)) throw faults.temporaryPasswordExpired();
      return askForNewPassword(conversation, user);
    case "CONFIRMED":
      return await askForSecondFactor(conversation, user);
    case "EXTERNAL_PROVIDER":
      // Has no password here, so nobody comes this far; and if somebody did, he would not get in.
      throw faults.incorrectCredentials();
  }
}

function askForNewPassword({ pool, client, challenges }: Conversation, user: User): AuthAnswer {
  const missing = requiredNames(pool).filter((name) => !user.attributes[name]);
  const challenge = "NEW_PASSWORD_REQUIRED";
  const { username, password } = user;
  const state = { challenge, clientId: client.id, username, verifier: password?.verifier } as const;
  return {
    ChallengeName: challenge,
    Session: challenges.open(client, state),
    ChallengeParameters: {
      USER_ID_FOR_SRP: user.username,
      // Clients parse both as JSON, so both are there even when empty.
      requiredAttributes: JSON.stringify(missing.map((name) => `userAttributes.${name}`)),
      userAttributes: JSON.stringify(readableAttributes(pool, client, user)),
    },
  };
}
