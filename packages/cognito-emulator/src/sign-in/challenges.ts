import { faults } from "../cognito-error.ts";
import type { AuthAnswer, ChallengeName } from "./auth-answer.ts";
import { type Conversation, required } from "./conversation.ts";
import { answerCustomChallenge } from "./custom-challenge.ts";
import { answerDevicePasswordVerifier } from "./device-password-verifier.ts";
import { answerDeviceSrpAuth } from "./device-srp-auth.ts";
import { answerEmailMfa } from "./email-mfa.ts";
import { answerMfaSetup } from "./mfa-setup.ts";
import { answerNewPasswordRequired } from "./new-password-required.ts";
import { offeredDevice } from "./offered-device.ts";
import { answerEmailCode, answerTextCode } from "./one-time-code.ts";
import { answerPassword, answerPasswordSrp } from "./password-factor.ts";
import { answerPasswordVerifier } from "./password-verifier.ts";
import { assertSecretHash } from "./secret-hash.ts";
import { answerSelectChallenge } from "./select-challenge.ts";
import { answerSelectMfaType } from "./select-mfa-type.ts";
import { answerSmsMfa } from "./sms-mfa.ts";
import { answerSoftwareTokenMfa } from "./software-token-mfa.ts";
import { answerPasskey } from "./web-authn.ts";

/** An answer to a challenge: the conversation, and the session it continues. */
export interface ChallengeAnswer extends Conversation {
  readonly session: string | undefined;
}

const challenges: Readonly<Record<ChallengeName, (answer: ChallengeAnswer) => Promise<AuthAnswer>>> = {
  DEVICE_PASSWORD_VERIFIER: answerDevicePasswordVerifier,
  DEVICE_SRP_AUTH: answerDeviceSrpAuth,
  PASSWORD_VERIFIER: answerPasswordVerifier,
  NEW_PASSWORD_REQUIRED: answerNewPasswordRequired,
  MFA_SETUP: answerMfaSetup,
  SELECT_MFA_TYPE: answerSelectMfaType,
  SMS_MFA: answerSmsMfa,
  SOFTWARE_TOKEN_MFA: answerSoftwareTokenMfa,
  SELECT_CHALLENGE: answerSelectChallenge,
  PASSWORD: answerPassword,
  PASSWORD_SRP: answerPasswordSrp,
  // One name for two things: a first factor, and a second one. The session knows which was asked for.
  EMAIL_OTP: (answer) =>
    answer.challenges.isAbout(answer.session, "FIRST_EMAIL_OTP")
      ? answerEmailCode(answer)
      : answerEmailMfa(answer),
  SMS_OTP: answerTextCode,
  WEB_AUTHN: answerPasskey,
  CUSTOM_CHALLENGE: answerCustomChallenge,
};

const isPosed = (name: string): name is ChallengeName => Object.hasOwn(challenges, name);

/**
 * Carries a sign-in on from a challenge. Throws InvalidParameterException for a challenge never posed here, and
 * ResourceNotFoundException for a device that is none of the user's.
 */
export async function answerChallenge(name: string, answer: ChallengeAnswer): Promise<AuthAnswer> {
  if (!isPosed(name)) throw faults.invalidParameter("Challenge response not supported.");
  const username = required(answer, "USERNAME");
  assertSecretHash(answer.client, [username], answer.said["SECRET_HASH"]);
  // Before the session is spent, or a code: told that its device is unknown, a client drops the key and answers once more.
  offeredDevice(answer, answer.pool.users.find(username));
  return await challenges[name](answer);
}
