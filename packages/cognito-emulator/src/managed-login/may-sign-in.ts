import type { User } from "../pool/user.ts";

/** What of an account a sign-in was built on. No times: the clock can be moved, and may stand still between two events. */
export interface Standing {
  readonly verifier: string | undefined;
  readonly signOuts: number;
}

export const standingOf = ({ password, signOuts }: User): Standing => ({
  verifier: password?.verifier,
  signOuts,
});

/** Whether the account is one that signs in at all. */
export const maySignIn = ({ enabled, status }: User): boolean =>
  enabled && (status === "CONFIRMED" || status === "EXTERNAL_PROVIDER");

/**
 * Whether somebody who signed in when the account stood like this still counts as signed in: the account is in order, and
 * nobody has signed it out everywhere or changed its password since.
 */
export function isStillSignedIn(user: User, then: Standing): boolean {
  const now = standingOf(user);
  return maySignIn(user) && now.verifier === then.verifier && now.signOuts === then.signOuts;
}
