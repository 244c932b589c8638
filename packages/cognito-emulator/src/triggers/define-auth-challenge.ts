import { z } from "zod";
import { faults } from "../cognito-error.ts";
import type { CustomSignIn } from "./custom-sign-in.ts";
import { runTrigger } from "./run-trigger.ts";

const Decision = z.object({
  challengeName: z.string().nullish(),
  issueTokens: z.boolean().nullish(),
  failAuthentication: z.boolean().nullish(),
});

/** What a custom sign-in does next. */
export type NextStep = "tokens" | "failure" | "PASSWORD_VERIFIER" | "CUSTOM_CHALLENGE";

/**
 * Asks the pool's define auth challenge function how a custom sign-in goes on. A function that says nothing clear lets
 * nobody in. Throws UnexpectedLambdaException when the pool has no such function.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-define-auth-challenge.html
 */
export async function askForNextStep(signIn: CustomSignIn): Promise<NextStep> {
  const decision = await runTrigger(signIn.pool, {
    trigger: "DefineAuthChallenge",
    source: "DefineAuthChallenge_Authentication",
    userName: signIn.userName,
    clientId: signIn.clientId,
    request: signIn.request,
    response: { challengeName: null, issueTokens: null, failAuthentication: null },
    accepts: Decision,
  });
  if (decision === null) throw faults.customAuthNotConfigured();
  if (decision.failAuthentication) return "failure";
  if (decision.issueTokens) return "tokens";
  switch (decision.challengeName) {
    case "PASSWORD_VERIFIER":
    case "CUSTOM_CHALLENGE":
      return decision.challengeName;
    default:
      throw faults.triggerAnswerUnrecognizable();
  }
}
