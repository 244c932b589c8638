import { z } from "zod";
import { faults as refusals } from "../cognito-error.ts";
import { operations } from "../operations.ts";

const shared = {
  /** The operation it befalls; null befalls them all. A misspelt one would never happen, and is refused. */
  operation: z
    .string()
    .refine((name) => operations.has(name))
    .nullable(),
  /** How many calls it befalls; null goes on until it is cleared. Clients retry: Amplify and the SDKs up to three times. */
  times: z.int().min(1).max(10_000).nullable(),
};

/** What is to go wrong, as tests ask for it. */
export const InjectedFault = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("throttle"), ...shared }),
  z.strictObject({ kind: z.literal("error"), ...shared }),
  z.strictObject({ kind: z.literal("latency"), ...shared, milliseconds: z.int().min(1).max(60_000) }),
  z.strictObject({ kind: z.literal("hang"), ...shared }),
]);
export type InjectedFault = z.infer<typeof InjectedFault>;

/** What goes wrong on purpose: throttling, server errors, slowness, silence. Befalls calls on the wire, before they do anything. */
export class FaultInjection {
  #faults: InjectedFault[] = [];
  readonly #held = new Set<() => void>();

  /** Still to come, first asked for first. */
  all(): readonly InjectedFault[] {
    return this.#faults;
  }

  /** How many calls wait to be let go. */
  get held(): number {
    return this.#held.size;
  }

  add(fault: InjectedFault): void {
    this.#faults.push({ ...fault });
  }

  /** Nothing goes wrong any more. Calls that were held are let go: the slow ones on their way, the silent ones with a 500. */
  clear(): void {
    this.#faults = [];
    for (const letGo of this.#held) letGo();
  }

  /** Lets a call meet its fault, if there is one for it. Throws TooManyRequestsException, InternalErrorException. */
  async befall(operation: string): Promise<void> {
    const fault = this.#take(operation);
    switch (fault?.kind) {
      case "throttle":
        throw refusals.tooManyRequests();
      case "error":
        throw refusals.internal();
      case "latency":
        return this.#hold(fault.milliseconds);
      case "hang":
        await this.#hold(null);
        throw refusals.internal();
      case undefined:
        return;
    }
  }

  #take(operation: string): InjectedFault | undefined {
    const fault = this.#faults.find((each) => each.operation === null || each.operation === operation);
    if (!fault || fault.times === null) return fault;
    fault.times -= 1;
    if (fault.times === 0) this.#faults = this.#faults.filter((each) => each !== fault);
    return fault;
  }

  #hold(milliseconds: number | null): Promise<void> {
    return new Promise((resolve) => {
      const letGo = () => {
        clearTimeout(timer);
        this.#held.delete(letGo);
        resolve();
      };
      const timer = milliseconds === null ? undefined : setTimeout(letGo, milliseconds);
      this.#held.add(letGo);
    });
  }
}
