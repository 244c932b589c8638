import { randomUUID } from "node:crypto";
import type { Clock } from "../clock.ts";
import { type Invocation, invokeFunction } from "./invoke-function.ts";
import type { AnyTriggerFunction } from "./trigger-function.ts";

/** How long Cognito waits for a trigger, in milliseconds. On AWS it cannot be changed. */
export const triggerTimeLimitMs = 5_000;

/** Cognito calls again when no answer came. A function that is slow once may thus run more than once, as on AWS. */
const attempts = 3;

/**
 * The functions this process was given, by name. They are not persisted: a pool keeps the ARNs of its triggers, and a
 * process that lacks the function answers as AWS does when the function is gone.
 */
export class TriggerFunctions {
  readonly #functions: Map<string, AnyTriggerFunction>;
  readonly #clock: Clock;
  readonly #timeLimit: () => AbortSignal;

  /** `timeLimit` makes the signal that ends the waiting for one call. */
  constructor(
    functions: Readonly<Record<string, AnyTriggerFunction>>,
    { clock, timeLimit }: { clock: Clock; timeLimit: () => AbortSignal },
  ) {
    this.#functions = new Map(Object.entries(functions));
    this.#clock = clock;
    this.#timeLimit = timeLimit;
  }

  /** Gives the process another function. Throws TypeError when the name is taken. */
  add(name: string, run: AnyTriggerFunction): void {
    if (this.#functions.has(name)) throw new TypeError(`There already is a function ${name}.`);
    this.#functions.set(name, run);
  }

  /** Calls the function an ARN names, up to three times while it does not answer in time. */
  async invoke(arn: string, event: object): Promise<Invocation | { kind: "missing" }> {
    const name = functionName(arn);
    const run = this.#functions.get(name);
    if (!run) return { kind: "missing" };
    for (let attempt = 1; attempt < attempts; attempt += 1) {
      const outcome = await this.#call(run, { arn, name, event });
      if (outcome.kind !== "timed-out") return outcome;
    }
    return await this.#call(run, { arn, name, event });
  }

  #call(
    run: AnyTriggerFunction,
    { arn, name, event }: { arn: string; name: string; event: object },
  ): Promise<Invocation> {
    const deadline = this.#clock.now() + triggerTimeLimitMs;
    const context = {
      callbackWaitsForEmptyEventLoop: true,
      functionName: name,
      functionVersion: "$LATEST",
      invokedFunctionArn: arn,
      memoryLimitInMB: "128",
      awsRequestId: randomUUID(),
      logGroupName: `/aws/lambda/${name}`,
      logStreamName: "local",
      getRemainingTimeInMillis: () => Math.max(0, deadline - this.#clock.now()),
    };
    return invokeFunction(run, event, { limit: this.#timeLimit(), context });
  }
}

/** `arn:aws:lambda:<region>:<account>:function:<name>[:<version>]` → name. */
const functionName = (arn: string): string => arn.split(":")[6] ?? "";
