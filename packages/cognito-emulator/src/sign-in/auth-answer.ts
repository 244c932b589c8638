import type { AuthenticationResult } from "../tokens/issue-tokens.ts";

/** What InitiateAuth and RespondToAuthChallenge answer: tokens, or the next question. All parameters are strings. */
export type AuthAnswer =
  | { AuthenticationResult: AuthenticationResult; ChallengeParameters: Record<string, never> }
  | { ChallengeName: ChallengeName; ChallengeParameters: Record<string, string>; Session: string };

/** The challenges this emulator poses. */
export type ChallengeName = "PASSWORD_VERIFIER" | "NEW_PASSWORD_REQUIRED" | "CUSTOM_CHALLENGE";

export const signedIn = (AuthenticationResult: AuthenticationResult): AuthAnswer => ({
  AuthenticationResult,
  ChallengeParameters: {},
});
