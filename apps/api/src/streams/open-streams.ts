import type { AuthState } from "@sekisho/auth";
import type { Clock } from "../clock.ts";
import { streamRecheck, streamsPerProcess, streamsPerSubject } from "../http/limits.ts";
import { ApiError } from "../trpc/api-error.ts";
import { StreamLease } from "./stream-lease.ts";

/** The streams that are open in this process. */
export type OpenStreams = {
  /**
   * Opens one. Close its lease when it is over.
   * @throws ApiError `rate_limited` when the caller has too many, `service_unavailable` when the process has or has ended
   * them all, `token_validation_failed` when the token is past its `exp`
   */
  readonly open: (auth: AuthState) => StreamLease;
  readonly count: () => number;
  /** Measures the credential of every stream again: for whoever hears that one was taken back. It is done regularly as well. */
  readonly recheck: () => void;
  /** Ends all and opens no more, so that clients come back to another instance. */
  readonly endAll: () => void;
};

/** Seconds after which one of somebody's streams may have ended. */
const tryAgainAfterSeconds = 10;

export function createOpenStreams(clock: Clock): OpenStreams {
  const leases = new Set<StreamLease>();
  const counts = new Map<string, number>();
  let regularly: NodeJS.Timeout | undefined;
  let isOver = false;

  const recheck = () => {
    for (const lease of leases) void lease.recheck();
  };

  function remember(lease: StreamLease, subject: string | null): void {
    leases.add(lease);
    if (subject !== null) counts.set(subject, countOf(subject) + 1);
    regularly ??= setInterval(recheck, streamRecheck).unref();
    lease.signal.addEventListener("abort", () => forget(lease, subject), { once: true });
  }

  function forget(lease: StreamLease, subject: string | null): void {
    leases.delete(lease);
    if (subject !== null && countOf(subject) > 1) counts.set(subject, countOf(subject) - 1);
    else if (subject !== null) counts.delete(subject);
    if (leases.size > 0) return;
    clearInterval(regularly);
    regularly = undefined;
  }

  const countOf = (subject: string) => counts.get(subject) ?? 0;

  return {
    open(auth) {
      const subject = auth.kind === "signed-in" ? auth.principal.sub : null;
      // Whoever was still being authenticated when all were ended would hold up the stop for as long as it lasts.
      if (isOver || leases.size >= streamsPerProcess) throw new ApiError("service_unavailable");
      if (subject !== null && countOf(subject) >= streamsPerSubject) {
        throw new ApiError("rate_limited", {}, { retryAfterSeconds: tryAgainAfterSeconds });
      }
      const lease = new StreamLease(auth, clock);
      lease.assertStands();
      remember(lease, subject);
      return lease;
    },
    count: () => leases.size,
    recheck,
    endAll() {
      isOver = true;
      for (const lease of leases) lease.end(new ApiError("service_unavailable"));
    },
  };
}
