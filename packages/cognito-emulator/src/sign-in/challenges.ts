import { faults } from "../cognito-error.ts";
import type { AuthAnswer, ChallengeName } from "./auth-answer.ts";
import { type Conversation, required } from "./conversation.ts";
import { answerCustomChallenge } from "./custom-challenge.ts";
import { answerNewPasswordRequired } from "./new-password-required.ts";
import { answerPasswordVerifier } from "./password-verifier.ts";
import { assertSecretHash } from "./secret-hash.ts";

/** An answer to a challenge: the conversation, and the session it continues. */
export interface ChallengeAnswer extends Conversation {
  readonly session: string | undefined;
}

const challenges: Readonly<Record<ChallengeName, (answer: ChallengeAnswer) => Promise<AuthAnswer>>> = {
  PASSWORD_VERIFIER: answerPasswordVerifier,
  NEW_PASSWORD_REQUIRED: answerNewPasswordRequired,
  CUSTOM_CHALLENGE: answerCustomChallenge,
};

const isPosed = (name: string): name is ChallengeName => Object.hasOwn(challenges, name);

/** Carries a sign-in on from a challenge. Throws InvalidParameterException for a challenge never posed here. */
export async function answerChallenge(name: string, answer: ChallengeAnswer): Promise<AuthAnswer> {
  if (!isPosed(name)) throw faults.invalidParameter("Challenge response not supported.");
  assertSecretHash(answer.client, [required(answer, "USERNAME")], answer.said["SECRET_HASH"]);
  return await challenges[name](answer);
}
