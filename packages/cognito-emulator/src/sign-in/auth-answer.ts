import type { User } from "../pool/user.ts";
import type { AuthenticationResult } from "../tokens/issue-tokens.ts";

/**
 * What InitiateAuth and RespondToAuthChallenge answer: tokens, or the next question. All parameters are strings.
 * Managed login ends with the user instead: the browser takes a code away, never tokens.
 */
export type AuthAnswer =
  | { AuthenticationResult: AuthenticationResult; ChallengeParameters: Record<string, never> }
  | { SignedInUser: User }
  | {
      ChallengeName: ChallengeName;
      ChallengeParameters: Record<string, string>;
      Session: string;
      /** What else this person could begin with, where a client lets people choose (USER_AUTH). */
      AvailableChallenges?: readonly FirstFactor[];
    };

/** The challenges this emulator poses. */
export type ChallengeName =
  | "CUSTOM_CHALLENGE"
  | "DEVICE_PASSWORD_VERIFIER"
  | "DEVICE_SRP_AUTH"
  | "MFA_SETUP"
  | "NEW_PASSWORD_REQUIRED"
  | "PASSWORD_VERIFIER"
  | "SELECT_CHALLENGE"
  | "SELECT_MFA_TYPE"
  | "SMS_MFA"
  | "SOFTWARE_TOKEN_MFA"
  | FirstFactor;

/** What a sign-in of the USER_AUTH flow may begin with, as a challenge names it. */
export type FirstFactor = "PASSWORD_SRP" | "PASSWORD" | "EMAIL_OTP" | "SMS_OTP" | "WEB_AUTHN";

export const signedIn = (AuthenticationResult: AuthenticationResult): AuthAnswer => ({
  AuthenticationResult,
  ChallengeParameters: {},
});
