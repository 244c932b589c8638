import { faults } from "../cognito-error.ts";
import { configuredFactors, signsInByCode } from "../pool/first-factors.ts";
import { askBeforeSignIn } from "../triggers/pre-authentication.ts";
import { afterFirstFactor } from "./after-first-factor.ts";
import { askForFactor } from "./ask-for-factor.ts";
import type { AuthAnswer, FirstFactor } from "./auth-answer.ts";
import { availableChallenges, isFirstFactor } from "./available-challenges.ts";
import { type Claimant, claimantOf, holderOf } from "./claimant.ts";
import { type Conversation, required } from "./conversation.ts";
import { offeredDevice } from "./offered-device.ts";
import { assertSecretHash } from "./secret-hash.ts";

/**
 * USER_AUTH: people choose what to sign in with. The preferred factor is asked for at once if they have it, and so is
 * the only one there is; otherwise the client gets the list. Whoever just brought the code of his sign-up back needs
 * no factor: the session says that he read it.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-sdk.html
 */
export async function beginUserAuth(conversation: Conversation): Promise<AuthAnswer> {
  const { pool, client, said, session } = conversation;
  const name = required(conversation, "USERNAME");
  assertSecretHash(client, [name], said["SECRET_HASH"]);
  await askBeforeSignIn(conversation, name);
  const claimant = claimantOf(conversation);
  if (session !== undefined) return await continueSignUp(conversation, claimant);

  const preferred = said["PREFERRED_CHALLENGE"];
  if (preferred !== undefined && !isFirstFactor(preferred)) {
    throw faults.invalidParameter("PREFERRED_CHALLENGE is not a challenge that can be selected.");
  }
  assertCanSignIn(conversation, claimant);
  const AvailableChallenges = availableChallenges(pool, claimant);
  const first = preferred && AvailableChallenges.includes(preferred) ? preferred : only(AvailableChallenges);
  const answer = first ? await askForFactor(conversation, claimant, first) : offer(conversation, claimant);
  return isUndecided(conversation, answer) ? { ...answer, AvailableChallenges } : answer;
}

/** The session of ConfirmSignUp is good for one sign-in, of somebody who signs in by codes. Throws NotAuthorizedException. */
async function continueSignUp(conversation: Conversation, claimant: Claimant): Promise<AuthAnswer> {
  const { pool, challenges, session } = conversation;
  const { sub } = challenges.readAny(session, ["SIGN_UP_CONFIRMED"], holderOf(conversation, claimant));
  // A user name can be another person's by now: the account was deleted and the name taken again.
  if (claimant.user?.sub !== sub) throw faults.sessionInvalid();
  // The pool may take passwords only since then, or the user have a second factor.
  if (!signsInByCode(pool, claimant.user)) throw faults.sessionInvalid();
  // As for every answer: an unknown device must not cost the session.
  offeredDevice(conversation, claimant.user);
  challenges.close(session);
  return await afterFirstFactor(conversation, claimant.user);
}

/**
 * Somebody who signed up without a password and has not proven his address yet has nothing to sign in with. He is told
 * so, as clients lead him to the confirmation page: that he exists is no secret, since SignUp tells.
 */
function assertCanSignIn({ pool }: Conversation, { user }: Claimant): void {
  if (user?.status === "UNCONFIRMED" && configuredFactors(pool, user).length === 0) {
    throw faults.userNotConfirmed();
  }
}

/** Where nothing was proven yet. A second factor may go by the name of a first one; only its session tells. */
const undecided = [
  "SELECT_CHALLENGE",
  "PASSWORD",
  "PASSWORD_SRP",
  "WEB_AUTHN",
  "FIRST_EMAIL_OTP",
  "FIRST_SMS_OTP",
] as const;

/** Whether the client may still offer another factor: not once a password was taken and something else is asked. */
const isUndecided = ({ challenges }: Conversation, answer: AuthAnswer): boolean =>
  "Session" in answer && undecided.some((challenge) => challenges.isAbout(answer.Session, challenge));

const only = (available: readonly FirstFactor[]): FirstFactor | undefined =>
  available.length === 1 ? available[0] : undefined;

function offer({ client, challenges }: Conversation, { username }: Claimant): AuthAnswer {
  const challenge = "SELECT_CHALLENGE";
  return {
    ChallengeName: challenge,
    Session: challenges.open(client, { challenge, clientId: client.id, username }),
    ChallengeParameters: {},
  };
}
