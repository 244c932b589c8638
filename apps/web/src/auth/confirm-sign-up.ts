import { confirmSignUp as amplifyConfirmSignUp, autoSignIn } from "aws-amplify/auth";

/**
 * Confirms an account with the mailed code. Answers whether this tab is signed in now:
 * true when the sign-up was made here and is fresh, false when the person still has to sign in.
 * Throws what Cognito answers; `describeAuthError` puts it into words.
 */
export async function confirmSignUp(account: { username: string; code: string }): Promise<boolean> {
  const { nextStep } = await amplifyConfirmSignUp({
    username: account.username,
    confirmationCode: account.code,
  });
  if (nextStep.signUpStep !== "COMPLETE_AUTO_SIGN_IN") return false;
  try {
    return (await autoSignIn()).isSignedIn;
  } catch {
    return false; // The account is confirmed all the same: signing in by hand will do.
  }
}
