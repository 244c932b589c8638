import { confirmSignIn } from "aws-amplify/auth";
import { type SignInStep, toSignInStep } from "./sign-in.ts";

/**
 * Answers NEW_PASSWORD_REQUIRED for the sign-in under way in this tab.
 * Throws what Cognito answers, and SignInException when no sign-in is under way or its three minutes are over.
 */
export async function chooseNewPassword(newPassword: string): Promise<SignInStep> {
  return toSignInStep(await confirmSignIn({ challengeResponse: newPassword }));
}
