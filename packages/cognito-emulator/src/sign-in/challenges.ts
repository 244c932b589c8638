import { faults } from "../cognito-error.ts";
import type { AuthAnswer, ChallengeName } from "./auth-answer.ts";
import { type Conversation, required } from "./conversation.ts";
import { answerEmailMfa } from "./email-mfa.ts";
import { answerMfaSetup } from "./mfa-setup.ts";
import { answerNewPasswordRequired } from "./new-password-required.ts";
import { answerPasswordVerifier } from "./password-verifier.ts";
import { assertSecretHash } from "./secret-hash.ts";
import { answerSelectMfaType } from "./select-mfa-type.ts";
import { answerSmsMfa } from "./sms-mfa.ts";
import { answerSoftwareTokenMfa } from "./software-token-mfa.ts";

/** An answer to a challenge: the conversation, and the session it continues. */
export interface ChallengeAnswer extends Conversation {
  readonly session: string | undefined;
}

const challenges: Readonly<Record<ChallengeName, (answer: ChallengeAnswer) => Promise<AuthAnswer>>> = {
  PASSWORD_VERIFIER: answerPasswordVerifier,
  NEW_PASSWORD_REQUIRED: answerNewPasswordRequired,
  MFA_SETUP: answerMfaSetup,
  SELECT_MFA_TYPE: answerSelectMfaType,
  SMS_MFA: answerSmsMfa,
  SOFTWARE_TOKEN_MFA: answerSoftwareTokenMfa,
  EMAIL_OTP: answerEmailMfa,
};

const isPosed = (name: string): name is ChallengeName => Object.hasOwn(challenges, name);

/** Carries a sign-in on from a challenge. Throws InvalidParameterException for a challenge never posed here. */
export async function answerChallenge(name: string, answer: ChallengeAnswer): Promise<AuthAnswer> {
  if (!isPosed(name)) throw faults.invalidParameter("Challenge response not supported.");
  assertSecretHash(answer.client, [required(answer, "USERNAME")], answer.said["SECRET_HASH"]);
  return await challenges[name](answer);
}
