import { refreshAuthTokensWithoutDedupe, type TokenOrchestrator } from "aws-amplify/auth/cognito";
import type { RuntimeConfig } from "../env.ts";
import { revokeSession } from "./revoke-session.ts";

type Renew = Parameters<TokenOrchestrator["setTokenRefresher"]>[0];
type Tokens = Awaited<ReturnType<Renew>>;

/**
 * The session that a renewal was for is over, or another has taken its place. A name that neither Amplify nor
 * `endsSession` takes for an ending: on that, they would clear the session that came after.
 */
class RenewalOvertaken extends Error {
  override readonly name = "RenewalOvertaken";
}

/** Aborted, and made anew, when the session of this tab ends or is replaced. */
let session = new AbortController();
let underWay: Promise<Tokens> | undefined;
/** How many sign-outs and replacements are under way. */
let changes = 0;

/**
 * How Amplify renews tokens here: once for all who ask, and never beyond the end of their session. Amplify's own way
 * knows no end: an answer that comes after a sign-out is stored, and the person is signed in again.
 */
export function createRenewal(config: RuntimeConfig): Renew {
  return (asked) => {
    if (changes > 0) return Promise.reject(new RenewalOvertaken());
    if (underWay) return underWay;
    const { signal } = session;
    const answer = refreshAuthTokensWithoutDedupe(asked);
    void answer.then(
      ({ refreshToken }) => {
        // The pool gave another in its place, and nobody holds it.
        if (signal.aborted && refreshToken && refreshToken !== asked.tokens.refreshToken)
          void revokeSession(config, refreshToken);
      },
      () => undefined,
    );
    const mine = unlessAborted(answer, signal);
    const forget = () => {
      if (underWay === mine) underWay = undefined;
    };
    mine.then(forget, forget);
    underWay = mine;
    return mine;
  };
}

/** Ends or replaces this tab's session: renewals that are under way are given up at once, and none begins meanwhile. */
export async function overtakeRenewals<T>(work: () => Promise<T>): Promise<T> {
  changes += 1;
  session.abort();
  session = new AbortController();
  underWay = undefined;
  try {
    return await work();
  } finally {
    changes -= 1;
  }
}

function unlessAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(new RenewalOvertaken()), { once: true });
    answer.then(resolve, reject);
  });
}
