import { z } from "zod";
import { faults } from "../cognito-error.ts";
import type { CustomSignIn } from "./custom-sign-in.ts";
import { runTrigger } from "./run-trigger.ts";
import type { StringMap } from "./trigger-events.ts";

const Verdict = z.object({ answerCorrect: z.boolean().nullish() });

/**
 * Has the pool's verify auth challenge function judge an answer. No verdict is a wrong answer.
 * Throws UnexpectedLambdaException when the pool has no such function.
 */
export async function askForVerdict(
  signIn: CustomSignIn,
  { answer, privateParameters }: { answer: string; privateParameters: StringMap },
): Promise<boolean> {
  // This function alone is not shown the steps so far.
  const { session: _session, ...shared } = signIn.request;
  const verdict = await runTrigger(signIn.pool, {
    trigger: "VerifyAuthChallengeResponse",
    source: "VerifyAuthChallengeResponse_Authentication",
    userName: signIn.userName,
    clientId: signIn.clientId,
    request: { ...shared, privateChallengeParameters: privateParameters, challengeAnswer: answer },
    response: { answerCorrect: null },
    accepts: Verdict,
  });
  if (verdict === null) throw faults.customAuthNotConfigured();
  return verdict.answerCorrect ?? false;
}
