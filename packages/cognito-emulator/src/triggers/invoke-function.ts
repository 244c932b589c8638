import type { AnyTriggerFunction, TriggerCallback, TriggerContext } from "./trigger-function.ts";

/** How one call of a function ended. `message` is the function's own. */
export type Invocation =
  | { kind: "returned"; value: unknown }
  | { kind: "failed"; message: string }
  | { kind: "timed-out" };

type BareContext = Omit<TriggerContext, "done" | "fail" | "succeed">;

/**
 * Runs a function as Lambda's Node.js runtime does: event and answer travel as JSON, so neither side can reach into the
 * other's objects. Never rejects. A function that answers after `limit` is not heard any more.
 */
export function invokeFunction(
  run: AnyTriggerFunction,
  event: object,
  { limit, context }: { limit: AbortSignal; context: BareContext },
): Promise<Invocation> {
  return new Promise((resolve) => {
    const timedOut = () => resolve({ kind: "timed-out" });
    if (limit.aborted) timedOut();
    limit.addEventListener("abort", timedOut, { once: true });

    const fail = (error: unknown) => resolve({ kind: "failed", message: messageOf(error) });
    const succeed = (value: unknown) => resolve(returned(value));
    const done: TriggerCallback = (error, value) =>
      error === undefined || error === null ? succeed(value) : fail(error);
    try {
      // Which event a function understands was its writer's choice; here any may come.
      const call = run as (event: unknown, context: TriggerContext, callback: TriggerCallback) => unknown;
      const answer = call(throughJson(event), { ...context, done, fail, succeed }, done);
      if (isThenable(answer)) answer.then(succeed, fail);
      // Without a promise, a callback or a context there is no way left to answer: Lambda then answers null.
      else if (run.length < 2) succeed(null);
    } catch (error) {
      fail(error);
    }
  });
}

const isThenable = (answer: unknown): answer is PromiseLike<unknown> =>
  typeof answer === "object" && answer !== null && "then" in answer && typeof answer.then === "function";

function returned(value: unknown): Invocation {
  try {
    return { kind: "returned", value: throughJson(value ?? null) };
  } catch (error) {
    return { kind: "failed", message: messageOf(error) };
  }
}

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
