import { signUp as amplifySignUp } from "aws-amplify/auth";

type NewAccount = { username: string; email: string; password: string };

/** `destination` is the masked address the code went to, as Cognito writes it. */
export type SignUpStep =
  | { readonly kind: "confirm"; readonly destination: string | null }
  | { readonly kind: "done" };

/**
 * Creates an account. Amplify keeps the password in memory for three minutes,
 * so that somebody who confirms at once is signed in without typing it again.
 * Throws what Cognito answers; `describeAuthError` puts it into words.
 */
export async function signUp({ username, email, password }: NewAccount): Promise<SignUpStep> {
  const { nextStep } = await amplifySignUp({
    username,
    password,
    options: { userAttributes: { email }, autoSignIn: true },
  });
  return nextStep.signUpStep === "CONFIRM_SIGN_UP"
    ? { kind: "confirm", destination: nextStep.codeDeliveryDetails.destination ?? null }
    : { kind: "done" };
}
