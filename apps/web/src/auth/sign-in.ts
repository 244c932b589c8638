import { signIn as amplifySignIn, type SignInOutput } from "aws-amplify/auth";

/** Where a sign-in stands. Every next step Cognito can ask for is one of these. */
export type SignInStep =
  | { readonly kind: "done" }
  /** The account waits for the code that was mailed at sign-up. */
  | { readonly kind: "confirm" }
  /** An invited person signs in for the first time and chooses a password. */
  | { readonly kind: "new-password" }
  /** An administrator reset the password; a code was mailed. */
  | { readonly kind: "reset-required" }
  /** A step these pages do not offer. `step` is Amplify's name for it. */
  | { readonly kind: "unsupported"; readonly step: string };

/** Amplify's next step in our words. */
export function toSignInStep({ nextStep }: Pick<SignInOutput, "nextStep">): SignInStep {
  switch (nextStep.signInStep) {
    case "DONE":
      return { kind: "done" };
    case "CONFIRM_SIGN_UP":
      return { kind: "confirm" };
    case "RESET_PASSWORD":
      return { kind: "reset-required" };
    case "CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED":
      // The pool wants attributes as well: an administrator has to add them, no page here asks for them.
      return nextStep.missingAttributes?.length
        ? { kind: "unsupported", step: nextStep.signInStep }
        : { kind: "new-password" };
    default:
      return { kind: "unsupported", step: nextStep.signInStep };
  }
}

/**
 * Signs in over SRP: the password itself never leaves the browser.
 * Throws what Cognito answers; `describeAuthError` puts it into words.
 */
export async function signIn(credentials: { username: string; password: string }): Promise<SignInStep> {
  return toSignInStep(await amplifySignIn(credentials));
}
