import { faults } from "../cognito-error.ts";
import { createVerifier, matchesVerifier } from "../srp/verifier.ts";
import { assertPasswordConforms } from "./password-policy.ts";
import { type Pool, srpPoolName } from "./pool.ts";
import { temporaryPasswordDays } from "./temporary-password.ts";
import type { User } from "./user.ts";

const srpIdentity = (pool: Pool, user: User) => ({ poolName: srpPoolName(pool), userId: user.username });

/**
 * Gives the user a new password, kept as an SRP verifier. The caller sets the status (permanent or temporary). A
 * temporary one may be any that conforms: it is replaced before it opens anything. `now` in milliseconds.
 * Throws InvalidPasswordException when the pool's policy refuses it, PasswordHistoryPolicyViolationException when it
 * is one of the user's last PasswordHistorySize.
 */
export function setPassword(
  pool: Pool,
  user: User,
  password: string,
  now: number,
  kind: "lasting" | "temporary" = "lasting",
): void {
  assertPasswordConforms(pool, password);
  const remembered = pool.settings.Policies.PasswordPolicy.PasswordHistorySize ?? 0;
  const earlier = [user.password ?? [], user.passwordHistory].flat().slice(0, remembered);
  const isUsed = () => earlier.some((stored) => matchesVerifier(srpIdentity(pool, user), password, stored));
  if (kind === "lasting" && isUsed()) throw faults.passwordUsedBefore();
  user.passwordHistory = earlier;
  adoptPassword(pool, user, password, now);
}

/** Takes a password over from another directory, whatever this pool's policy thinks of it: as AWS does. */
export function adoptPassword(pool: Pool, user: User, password: string, now: number): void {
  user.password = { ...createVerifier(srpIdentity(pool, user), password), setAt: now };
  user.updatedAt = now;
}

/** Whether this is the user's password. A user without one has none that fits. */
export function hasPassword(pool: Pool, user: User, password: string): boolean {
  return user.password !== null && matchesVerifier(srpIdentity(pool, user), password, user.password);
}

/** Whether a temporary password is older than the policy allows. */
export function temporaryPasswordExpired(pool: Pool, user: User, now: number): boolean {
  const days = temporaryPasswordDays(pool.settings);
  return user.password !== null && now - user.password.setAt > days * 86_400_000;
}
