import type { Principal } from "../principal/principal.ts";

/** What a revocation is told of a token: enough to name the sign-in, the person and the moment of issue. */
export type RevocableToken = Pick<Principal, "issuer" | "sub" | "originJti" | "issuedAt" | "clientId">;

/**
 * Says whether a token that is good by itself has been taken back. Asked for every token, also for remembered ones, so
 * it answers from memory: feed it by a list, a notification, a poll.
 *
 * `unknown`: it has not heard for longer than its owner allows. The caller is then answered 503 and not let in.
 */
export type RevocationSource = {
  check(token: RevocableToken): "good" | "revoked" | "unknown";
};

/** Nothing is ever taken back: a token is good until its `exp`. */
export const noRevocations: RevocationSource = { check: () => "good" };
