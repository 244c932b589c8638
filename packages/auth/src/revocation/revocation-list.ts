import { type Clock, monotonicClock } from "../clock.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { isPositiveNumber } from "../positive-number.ts";
import { isNumericDate } from "../providers/claim-values.ts";
import { clockSkewSeconds } from "../token/clock-skew.ts";
import type { RevocationSource } from "./revocation-source.ts";

/** A revocation source in memory. */
export type RevocationList = RevocationSource & {
  /** Takes back every token of one sign-in (Cognito's `origin_jti`), as RevokeToken does. */
  revokeSignIn(originJti: string): void;
  /**
   * Takes back every token of a person issued up to this moment, as signing out everywhere does. Tokens carry whole
   * seconds, so one that was issued in the same second goes too.
   * @param issuedUpTo seconds since 1970
   * @throws ConfigurationError for what is no such moment: milliseconds would shut the person out for good
   */
  revokeSubject(subject: { readonly issuer: string; readonly sub: string }, issuedUpTo: number): void;
};

type RevocationListOptions = {
  /** How long a revocation is kept, in seconds: the longest life of a token. Default: a day, the longest at Cognito. */
  readonly keepSeconds?: number;
  readonly monotonicClock?: Clock;
};

/**
 * Keeps the revocations of this process. It forgets by age and never to make room: whatever is forgotten too early lets
 * somebody back in.
 * @throws ConfigurationError for a `keepSeconds` that cannot be meant
 */
export function createRevocationList(options: RevocationListOptions = {}): RevocationList {
  const { keepSeconds = 24 * 60 * 60, monotonicClock: clock = monotonicClock } = options;
  if (!isPositiveNumber(keepSeconds)) {
    throw new ConfigurationError("keepSeconds", "must be a positive number of seconds");
  }
  // A token counts for the clock skew beyond its end, and may have been issued as much ahead of our clock.
  const keepMs = (keepSeconds + 2 * clockSkewSeconds) * 1000;
  const signIns = new Map<string, { readonly at: number }>();
  const subjects = new Map<string, { readonly at: number; readonly issuedUpTo: number }>();
  const keyOf = ({ issuer, sub }: { issuer: string; sub: string }) => JSON.stringify([issuer, sub]);

  function dropOld(revocations: Map<string, { readonly at: number }>): void {
    for (const [key, { at }] of revocations) {
      if (clock.now() - at < keepMs) return; // a Map keeps its order: all that follow are younger
      revocations.delete(key);
    }
  }

  return {
    check(token) {
      if (token.originJti !== null && signIns.has(token.originJti)) return "revoked";
      const revoked = subjects.get(keyOf(token));
      return revoked !== undefined && Math.floor(token.issuedAt) <= revoked.issuedUpTo ? "revoked" : "good";
    },
    revokeSignIn(originJti) {
      dropOld(signIns);
      signIns.delete(originJti);
      signIns.set(originJti, { at: clock.now() });
    },
    revokeSubject(subject, issuedUpTo) {
      if (!isNumericDate(issuedUpTo)) {
        throw new ConfigurationError("issuedUpTo", "must be in seconds since 1970");
      }
      dropOld(subjects);
      const key = keyOf(subject);
      const latest = Math.max(issuedUpTo, subjects.get(key)?.issuedUpTo ?? Number.NEGATIVE_INFINITY);
      subjects.delete(key);
      subjects.set(key, { at: clock.now(), issuedUpTo: latest });
    },
  };
}
