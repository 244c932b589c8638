import type { User } from "../pool/user.ts";

/**
 * Whether somebody who signed in at `since` (milliseconds) still counts as signed in: the account is in order, and
 * nobody has signed it out everywhere or changed its password since.
 */
export function maySignIn({ enabled, status, signedOutAt, password }: User, since: number): boolean {
  const inOrder = enabled && (status === "CONFIRMED" || status === "EXTERNAL_PROVIDER");
  const signedOut = signedOutAt !== null && since <= signedOutAt;
  return inOrder && !signedOut && (password === null || password.setAt <= since);
}
