import { afterFirstFactor } from "./after-first-factor.ts";
import type { AuthAnswer } from "./auth-answer.ts";
import type { ChallengeAnswer } from "./challenges.ts";
import { type Claimant, claimantOf, holderOf } from "./claimant.ts";
import { type Conversation, required } from "./conversation.ts";
import { provePassword } from "./user-password-auth.ts";
import { poseSrpChallenge } from "./user-srp-auth.ts";

/** Asks for the password, in the clear or by SRP, when it was chosen but did not come along. */
export function askForPassword(
  { client, challenges }: Conversation,
  { username }: Claimant,
  challenge: "PASSWORD" | "PASSWORD_SRP",
): AuthAnswer {
  return {
    ChallengeName: challenge,
    Session: challenges.open(client, { challenge, clientId: client.id, username }),
    ChallengeParameters: {},
  };
}

/** PASSWORD: a wrong one leaves the session usable, and counts towards the lockout. */
export async function answerPassword(answer: ChallengeAnswer): Promise<AuthAnswer> {
  const { challenges, session } = answer;
  challenges.readAny(session, ["PASSWORD"], holderOf(answer, claimantOf(answer)));
  const user = provePassword(answer);
  challenges.close(session);
  return await afterFirstFactor(answer, user);
}

/** PASSWORD_SRP: SRP_A begins the exchange, and PASSWORD_VERIFIER follows in a session of its own. */
export async function answerPasswordSrp(answer: ChallengeAnswer): Promise<AuthAnswer> {
  const { challenges, session } = answer;
  required(answer, "SRP_A");
  challenges.readAny(session, ["PASSWORD_SRP"], holderOf(answer, claimantOf(answer)));
  challenges.close(session);
  return poseSrpChallenge(answer, { name: required(answer, "USERNAME") });
}
