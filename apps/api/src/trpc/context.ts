import type { AuthState } from "@sekisho/auth";
import type { Locale } from "@sekisho/contract/locale";
import type { FastifyBaseLogger } from "fastify";
import type { Deps } from "../deps.ts";
import type { OpenStreams } from "../streams/open-streams.ts";
import type { RequestWatch } from "../watch/request-watch.ts";

/** What one call knows. `auth` says who is calling; the guards of the procedures turn it into `principal`. */
export type Context = Pick<Deps, "db" | "identity" | "revocations" | "clock" | "trail"> & {
  /** For tokens that were given out here: the caller's own has been checked already. */
  readonly verifier: Pick<Deps["verifier"], "verify">;
  readonly auth: AuthState;
  /** Ours, never the caller's: the name of this request in the log and in every error. */
  readonly requestId: string;
  /** Where the call comes from, as TRUST_PROXY has it. What is kept of it is its network (audit/event-of.ts). */
  readonly address: string;
  readonly locale: Locale;
  readonly log: FastifyBaseLogger;
  readonly streams: OpenStreams;
  /** Ends the caller's connection, whatever is under way on it. */
  readonly cut: () => void;
  /** What looks on; null: nobody does. */
  readonly watch: RequestWatch | null;
  /**
   * Counts one attempt at `name` by this caller's address.
   * @throws ApiError `rate_limited` when there were too many within a minute.
   */
  readonly countAttempt: (name: string) => Promise<void>;
};
