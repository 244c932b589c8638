import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { type TriggerName, triggerOf } from "../pool/lambda-config.ts";
import type { Pool } from "../pool/pool.ts";
import type { StringMap } from "./trigger-events.ts";

/** On whose behalf a trigger runs: through which client (null for an administrator), and with what to tell it. */
export interface TriggerCaller {
  readonly clientId: string | null;
  readonly clientMetadata?: StringMap | undefined;
}

interface TriggerCall<Response extends z.ZodType> {
  readonly trigger: TriggerName;
  readonly source: string;
  readonly userName: string;
  readonly clientId: string | null;
  /** Members that are undefined are left out, as AWS does. */
  readonly request: object;
  /** What the function finds in `response` before it sets anything. */
  readonly response: object;
  /** What it may leave there. */
  readonly accepts: Response;
}

const Answer = z.object({ response: z.unknown() });

/**
 * Runs the pool's function for this trigger, and returns what it left in `response`; null when the pool has none.
 * Throws UserLambdaValidationException (the function refused), UnexpectedLambdaException (no function, no answer in
 * time) and InvalidLambdaResponseException.
 */
export async function runTrigger<Response extends z.ZodType>(
  pool: Pool,
  call: TriggerCall<Response>,
): Promise<z.output<Response> | null> {
  const { trigger, source, userName, clientId, request, response, accepts } = call;
  const attached = triggerOf(pool.settings.LambdaConfig, trigger);
  if (attached === null) return null;
  const outcome = await pool.functions.invoke(attached.arn, {
    version: attached.version,
    region: pool.region,
    userPoolId: pool.id,
    userName,
    callerContext: {
      awsSdkVersion: "aws-sdk-unknown-unknown",
      clientId: clientId ?? "CLIENT_ID_NOT_APPLICABLE",
    },
    triggerSource: source,
    request,
    response,
  });
  switch (outcome.kind) {
    case "missing":
      throw faults.triggerNotReached(trigger, "ResourceNotFoundException");
    case "timed-out":
      throw faults.triggerNotReached(trigger, "Socket timeout while invoking Lambda function");
    case "failed":
      throw faults.triggerRefused(trigger, outcome.message);
    case "returned":
      return accepted(outcome.value, accepts);
  }
}

function accepted<Response extends z.ZodType>(value: unknown, accepts: Response): z.output<Response> {
  const answer = Answer.safeParse(value);
  if (!answer.success) throw faults.triggerAnswerUnrecognizable();
  const response = accepts.safeParse(answer.data.response);
  if (!response.success) throw faults.triggerAnswerInvalid();
  return response.data;
}
