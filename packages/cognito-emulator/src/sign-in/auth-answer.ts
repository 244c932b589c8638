import type { User } from "../pool/user.ts";
import type { AuthenticationResult } from "../tokens/issue-tokens.ts";

/**
 * What InitiateAuth and RespondToAuthChallenge answer: tokens, or the next question. All parameters are strings.
 * Managed login ends with the user instead: the browser takes a code away, never tokens.
 */
export type AuthAnswer =
  | { AuthenticationResult: AuthenticationResult; ChallengeParameters: Record<string, never> }
  | { SignedInUser: User }
  | { ChallengeName: ChallengeName; ChallengeParameters: Record<string, string>; Session: string };

/** The challenges this emulator poses. */
export type ChallengeName =
  | "PASSWORD_VERIFIER"
  | "NEW_PASSWORD_REQUIRED"
  | "MFA_SETUP"
  | "SELECT_MFA_TYPE"
  | "SMS_MFA"
  | "SOFTWARE_TOKEN_MFA"
  | "EMAIL_OTP";

export const signedIn = (AuthenticationResult: AuthenticationResult): AuthAnswer => ({
  AuthenticationResult,
  ChallengeParameters: {},
});
