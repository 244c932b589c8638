import type { TRPCLink } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import { observable, type Unsubscribable } from "@trpc/server/observable";
import { problemOf } from "./problem.ts";

/**
 * Where the API wants a more recent sign-in (`step_up_required`, RFC 9470), the person is asked for one, and the call is
 * sent once more when they have given it. It was refused before anything was done, so a change is not made twice.
 */
export function stepUpLink<TRouter extends AnyRouter>(
  signInAgain: () => Promise<boolean>,
): TRPCLink<TRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        let sent: Unsubscribable | null = null;
        let cancelled = false;

        function send(isRetry: boolean): void {
          sent = next(op).subscribe({
            next: (value) => observer.next(value),
            complete: () => observer.complete(),
            error: (error) => {
              if (isRetry || !isSignInTooOld(error)) return observer.error(error);
              void signInAgain().then((signedIn) => {
                if (cancelled) return;
                // A caller who leaves aborts the signal; tRPC's promises do not unsubscribe for it.
                if (signedIn && !op.signal?.aborted) send(true);
                else observer.error(error);
              });
            },
          });
        }

        send(false);
        return () => {
          cancelled = true;
          sent?.unsubscribe();
        };
      });
}

function isSignInTooOld(error: unknown): boolean {
  const problem = problemOf(error);
  return problem.kind === "answered" && problem.envelope.error === "step_up_required";
}
