import type { AuthenticationResult } from "../tokens/issue-tokens.ts";

/** What InitiateAuth and RespondToAuthChallenge answer: tokens, or the next question. All parameters are strings. */
export type AuthAnswer =
  | { AuthenticationResult: AuthenticationResult; ChallengeParameters: Record<string, never> }
  | { ChallengeName: ChallengeName; ChallengeParameters: Record<string, string>; Session: string };

/** The challenges this emulator poses. */
export type ChallengeName =
  | "DEVICE_PASSWORD_VERIFIER"
  | "DEVICE_SRP_AUTH"
  | "EMAIL_OTP"
  | "MFA_SETUP"
  | "NEW_PASSWORD_REQUIRED"
  | "PASSWORD_VERIFIER"
  | "SELECT_MFA_TYPE"
  | "SMS_MFA"
  | "SOFTWARE_TOKEN_MFA";

export const signedIn = (AuthenticationResult: AuthenticationResult): AuthAnswer => ({
  AuthenticationResult,
  ChallengeParameters: {},
});
