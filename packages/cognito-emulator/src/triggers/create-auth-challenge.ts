import { z } from "zod";
import { faults } from "../cognito-error.ts";
import type { CustomSignIn } from "./custom-sign-in.ts";
import { runTrigger } from "./run-trigger.ts";
import type { StringMap } from "./trigger-events.ts";

const Parameters = z.record(z.string(), z.string()).nullish();
const Created = z.object({
  publicChallengeParameters: Parameters,
  privateChallengeParameters: Parameters,
  challengeMetadata: z.string().nullish(),
});

/** A question and how its answer is judged. What is private never leaves the pool but to the verify function. */
export interface CustomChallenge {
  readonly publicParameters: StringMap;
  readonly privateParameters: StringMap;
  readonly metadata: string | undefined;
}

/**
 * Has the pool's create auth challenge function make the next question.
 * Throws UnexpectedLambdaException when the pool has no such function.
 */
export async function askForChallenge(signIn: CustomSignIn): Promise<CustomChallenge> {
  const created = await runTrigger(signIn.pool, {
    trigger: "CreateAuthChallenge",
    source: "CreateAuthChallenge_Authentication",
    userName: signIn.userName,
    clientId: signIn.clientId,
    request: { ...signIn.request, challengeName: "CUSTOM_CHALLENGE" },
    response: { publicChallengeParameters: null, privateChallengeParameters: null, challengeMetadata: null },
    accepts: Created,
  });
  if (created === null) throw faults.customAuthNotConfigured();
  return {
    publicParameters: created.publicChallengeParameters ?? {},
    privateParameters: created.privateChallengeParameters ?? {},
    metadata: created.challengeMetadata ?? undefined,
  };
}
