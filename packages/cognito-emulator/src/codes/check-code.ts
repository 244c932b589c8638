import { faults } from "../cognito-error.ts";
import type { CodePurpose, User } from "../pool/user.ts";

/** Six digits are a million; this many wrong guesses end a code. */
const guessesAllowed = 5;

/**
 * Checks a code without spending it, and returns the address it proves. The caller spends it (`spendCode`) once
 * everything else is accepted, so that a refused password does not cost the code. `now` in milliseconds.
 * Throws ExpiredCodeException (none, or too old), LimitExceededException, CodeMismatchException.
 */
export function checkCode(
  user: User,
  purpose: CodePurpose,
  offered: string,
  now: number,
): { sentTo: string } {
  const pending = user.codes[purpose];
  if (!pending || now >= pending.expiresAt) throw faults.codeExpired();
  if (pending.wrongGuesses >= guessesAllowed) throw faults.limitExceeded();
  if (offered !== pending.code) {
    pending.wrongGuesses += 1;
    throw faults.codeMismatch();
  }
  return { sentTo: pending.sentTo };
}

/** A code works once. */
export function spendCode(user: User, purpose: CodePurpose): void {
  delete user.codes[purpose];
}
