import { hasCome } from "../clock.ts";
import { faults } from "../cognito-error.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import { matchingStep, newestStep } from "./totp.ts";
import type { SoftwareToken } from "./user-mfa.ts";

/** Refuses where authenticator apps are not a factor. Throws SoftwareTokenMFANotFoundException. */
export function assertOffersSoftwareTokens(pool: Pool): void {
  if (pool.settings.MfaConfiguration === "OFF" || !pool.mfa.softwareToken) throw faults.softwareTokensOff();
}

/**
 * The app behind an offered secret, once it shows a right code, which is spent by that. `now` in milliseconds.
 * Throws EnableSoftwareTokenMFAException.
 */
export function verifiedToken(
  secret: string,
  { code, name, now }: { code: string; name: string | undefined; now: number },
): SoftwareToken {
  const step = matchingStep(secret, code, now);
  if (step === null) throw faults.softwareTokenCodeMismatch();
  return { secret, name: name ?? null, usedStep: step };
}

/**
 * Accepts a code of the user's app, once: whoever looked over his shoulder cannot use it again (RFC 6238 section 5.2).
 * Nothing here waits, so the same code sent twice at the same time is accepted once. `now` in milliseconds.
 * Throws CodeMismatchException, ExpiredCodeException (used before), SoftwareTokenMFANotFoundException (no app).
 */
export function spendTotpCode({ mfa }: User, offered: string, now: number): void {
  const token = mfa.softwareToken;
  if (token === null) throw faults.softwareTokenMissing();
  const step = matchingStep(token.secret, offered, now);
  if (step === null) throw faults.totpMismatch();
  // A step spent before the clock was put back bars none of now.
  if (step <= token.usedStep && hasCome(token.usedStep, newestStep(now))) throw faults.totpUsed();
  token.usedStep = step;
}
