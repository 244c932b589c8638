import { maskSecrets } from "./mask-secrets.ts";

/** One call of the user pools API as it can be looked at afterwards, secrets masked. */
export interface RecordedCall {
  readonly operation: string;
  /** When it came, milliseconds since the epoch, by the emulator's clock. */
  readonly at: number;
  /** From its arrival to its answer, by the real clock. */
  readonly milliseconds: number;
  readonly status: number;
  /** Cognito's name for the refusal; null when there was none. */
  readonly error: string | null;
  readonly request: unknown;
  readonly answer: unknown;
}

const kept = 200;

/** The newest 200 calls, in memory only. What is secret is masked before it is kept. */
export class CallLog {
  readonly #calls: RecordedCall[] = [];

  /** Newest first. */
  all(): readonly RecordedCall[] {
    return this.#calls.toReversed();
  }

  record(call: RecordedCall): void {
    this.#calls.push({
      ...call,
      operation: call.operation.slice(0, 100),
      request: maskSecrets(call.request),
      answer: maskSecrets(call.answer),
    });
    this.#calls.splice(0, this.#calls.length - kept);
  }

  clear(): void {
    this.#calls.length = 0;
  }
}
