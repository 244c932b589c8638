import { faults } from "../cognito-error.ts";
import { afterFirstFactor } from "./after-first-factor.ts";
import { askForFactor } from "./ask-for-factor.ts";
import type { AuthAnswer } from "./auth-answer.ts";
import { availableChallenges, isFirstFactor } from "./available-challenges.ts";
import type { ChallengeAnswer } from "./challenges.ts";
import { claimantOf, holderOf } from "./claimant.ts";
import { required } from "./conversation.ts";
import { provePassword } from "./user-password-auth.ts";
import { answerPasskey } from "./web-authn.ts";

/** Where a choice may still be made: Amplify answers SELECT_CHALLENGE also when a factor was posed and not met. */
const undecided = ["SELECT_CHALLENGE", "PASSWORD", "PASSWORD_SRP", "WEB_AUTHN"] as const;

/**
 * SELECT_CHALLENGE: the person says what to sign in with. A password in the same answer is checked at once, and a wrong
 * one leaves the choice open; any other choice ends this session and begins the next.
 */
export async function answerSelectChallenge(answer: ChallengeAnswer): Promise<AuthAnswer> {
  const { pool, challenges, session, said } = answer;
  const claimant = claimantOf(answer);
  const chosen = required(answer, "ANSWER");
  challenges.readAny(session, undecided, holderOf(answer, claimant));
  if (!isFirstFactor(chosen))
    throw faults.invalidParameter("ANSWER is not a challenge that can be selected.");
  if (!availableChallenges(pool, claimant).includes(chosen)) throw faults.challengeNotAvailable();

  if (chosen === "PASSWORD" && said["PASSWORD"]) {
    const user = provePassword(answer);
    challenges.close(session);
    return await afterFirstFactor(answer, user);
  }
  // A signature fits the challenge it was made for: only where WEB_AUTHN was asked can it come along.
  if (chosen === "WEB_AUTHN" && said["CREDENTIAL"]) return await answerPasskey(answer);
  challenges.close(session);
  return await askForFactor(answer, claimant, chosen);
}
