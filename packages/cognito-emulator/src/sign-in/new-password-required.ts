import { faults } from "../cognito-error.ts";
import { aliasConflicts } from "../pool/aliases.ts";
import { assertClientMayWrite } from "../pool/attribute-access.ts";
import { changedAttributes } from "../pool/attribute-changes.ts";
import { assertRequiredPresent, assertValidAttributes } from "../pool/attribute-values.ts";
import type { User } from "../pool/user.ts";
import { setPassword } from "../pool/user-password.ts";
import type { AuthAnswer } from "./auth-answer.ts";
import type { ChallengeAnswer } from "./challenges.ts";
import { required } from "./conversation.ts";
import { saidUsername } from "./said-username.ts";
import { askForSecondFactor } from "./second-factor.ts";

const attributePrefix = "userAttributes.";

/**
 * NEW_PASSWORD_REQUIRED: an invited user replaces the temporary password and may add attributes that are missing, as
 * far as the client may write them. A refused password leaves the session usable, so the user can try another.
 */
export async function answerNewPasswordRequired(answer: ChallengeAnswer): Promise<AuthAnswer> {
  const { pool, client, clock, challenges, session } = answer;
  const username = saidUsername(answer);
  const challenge = "NEW_PASSWORD_REQUIRED";
  const state = challenges.read(session, { challenge, clientId: client.id, username });
  const password = required(answer, "NEW_PASSWORD");
  const user = pool.users.find(state.username);
  if (user?.status !== "FORCE_CHANGE_PASSWORD") throw faults.sessionInvalid();
  // Whoever knew the temporary password before it was replaced (RESEND, AdminSetUserPassword) is out.
  if (user.password?.verifier !== state.verifier) throw faults.sessionInvalid();
  if (!user.enabled) throw faults.userDisabled();

  const attributes = completedAttributes(answer, user);
  setPassword(pool, user, password, clock.now());
  challenges.close(session);
  user.attributes = attributes;
  user.status = "CONFIRMED";
  const tokenSource = "TokenGeneration_NewPasswordChallenge";
  return await askForSecondFactor({ ...answer, tokenSource }, user);
}

/** The user's attributes with what the answer adds, which may fill a gap but change nothing. */
function completedAttributes({ pool, client, said }: ChallengeAnswer, user: User): Record<string, string> {
  const given = Object.fromEntries(
    Object.entries(said)
      .filter(([name]) => name.startsWith(attributePrefix))
      .map(([name, value]) => [name.slice(attributePrefix.length), value]),
  );
  assertClientMayWrite(pool, client, Object.keys(given));
  const provided = Object.keys(given).find((name) => user.attributes[name]);
  if (provided) throw faults.attributeAlreadyProvided(provided);
  assertValidAttributes(pool, given);
  const completed = changedAttributes(user.attributes, given);
  assertRequiredPresent(pool, completed);
  const [conflict] = aliasConflicts(pool, completed, user);
  if (conflict) throw faults.aliasExists(conflict.attribute);
  return completed;
}
