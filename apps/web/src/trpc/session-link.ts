import { TRPCClientError, type TRPCLink } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import { observable, type Unsubscribable } from "@trpc/server/observable";
import { problemOf } from "./problem.ts";
import { SessionError } from "./session-error.ts";

type TokenState =
  | { readonly kind: "token"; readonly token: string }
  | { readonly kind: "signed-out" }
  | { readonly kind: "unavailable" };

/** Where access tokens come from. Neither function rejects; both may be called by many at once. */
export type TokenSource = {
  readonly current: () => Promise<TokenState>;
  readonly refresh: () => Promise<TokenState>;
};

/**
 * Gives every call the access token (in `op.context.accessToken`). When the API refuses a token, all calls that
 * were waiting share one refresh and are each sent once more. A second refusal, and any other code, is final.
 */
export function sessionLink<TRouter extends AnyRouter>(tokens: TokenSource): TRPCLink<TRouter> {
  let refreshing: Promise<TokenState> | null = null;

  /** A newer token than the refused one. A call that comes back late finds it already there. */
  async function replace(refused: string): Promise<TokenState> {
    const current = await tokens.current();
    if (current.kind !== "token" || current.token !== refused) return current;
    refreshing ??= tokens.refresh().finally(() => {
      refreshing = null;
    });
    return refreshing;
  }

  return () =>
    ({ op, next }) =>
      observable((observer) => {
        let sent: Unsubscribable | null = null;
        let cancelled = false;

        function send(token: string, isRetry: boolean): void {
          sent = next({ ...op, context: { ...op.context, accessToken: token } }).subscribe({
            next: (value) => observer.next(value),
            complete: () => observer.complete(),
            error: (error) => {
              if (!isRetry && isTokenRefused(error)) withToken(replace(token), true);
              else observer.error(error);
            },
          });
        }

        function withToken(state: Promise<TokenState>, isRetry: boolean): void {
          state.then(
            (found) => {
              if (cancelled) return;
              if (found.kind === "token") send(found.token, isRetry);
              else observer.error(TRPCClientError.from(new SessionError(found.kind)));
            },
            () => observer.error(TRPCClientError.from(new SessionError("unavailable"))),
          );
        }

        withToken(tokens.current(), false);
        return () => {
          cancelled = true;
          sent?.unsubscribe();
        };
      });
}

function isTokenRefused(error: unknown): boolean {
  const problem = problemOf(error);
  return problem.kind === "answered" && problem.envelope.error === "token_validation_failed";
}
