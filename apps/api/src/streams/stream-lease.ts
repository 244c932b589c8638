import { AuthError, type AuthState } from "@sekisho/auth";
import type { Clock } from "../clock.ts";
import { ApiError } from "../trpc/api-error.ts";

/** The right of one stream to go on. It ends once, for one reason; everything that holds the stream up hears of it by `signal`. */
export class StreamLease {
  readonly #ending = new AbortController();
  readonly #auth: AuthState;
  readonly #clock: Clock;
  #isRechecking = false;

  constructor(auth: AuthState, clock: Clock) {
    this.#auth = auth;
    this.#clock = clock;
  }

  /** Aborted when the stream has to end or has ended; its reason is what the client is told, or an AbortError when it is gone. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** Ends the stream with what its client is to be told. */
  end(why: unknown): void {
    this.#ending.abort(why);
  }

  /** Ends it with nothing to tell: the client has left, or has everything. */
  close(): void {
    this.#ending.abort(new DOMException("the stream is over", "AbortError"));
  }

  /**
   * Asked before every event. A call has the clocks' skew after `exp`; a stream does not: it would be the longest-lived
   * thing a token can buy.
   * @throws why the stream has to end
   */
  assertStands(): void {
    if (!this.signal.aborted && this.#isExpired()) this.end(tokenExpired());
    this.signal.throwIfAborted();
  }

  /** Measures the credential again, as a call that came just now would be. Whatever that call would be told ends the stream. */
  async recheck(): Promise<void> {
    if (this.#auth.kind !== "signed-in" || this.#isRechecking || this.signal.aborted) return;
    if (this.#isExpired()) return this.end(tokenExpired());
    this.#isRechecking = true;
    try {
      await this.#auth.recheck();
    } catch (error) {
      this.end(error instanceof AuthError && error.reason === "expired" ? tokenExpired() : error);
    } finally {
      this.#isRechecking = false;
    }
  }

  /** By the clock and not by a timer: it may be set, and a timer of more than 24 days would fire at once. */
  #isExpired(): boolean {
    return this.#auth.kind === "signed-in" && !(this.#clock.now() < this.#auth.principal.expiresAt * 1000);
  }
}

/** Tells a client that only has to come back from one that was signed out: the refusals of calls do not tell them apart. */
const tokenExpired = () => new ApiError("token_validation_failed", { token_expired: true });
