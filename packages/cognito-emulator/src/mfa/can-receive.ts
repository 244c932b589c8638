import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import { offeredFactors } from "./pool-mfa.ts";
import type { MfaFactor } from "./user-mfa.ts";

/**
 * Whether a user can be asked for this factor: an app that was verified, or an address the pool can write to, proven
 * or not. Whoever switched his app on keeps it, also after the pool stopped offering apps to others.
 */
export function canReceive(pool: Pool, { attributes, mfa }: User, factor: MfaFactor): boolean {
  const offered = offeredFactors(pool).includes(factor);
  switch (factor) {
    case "SMS_MFA":
      return offered && attributes["phone_number"] !== undefined;
    case "EMAIL_OTP":
      return offered && attributes["email"] !== undefined;
    case "SOFTWARE_TOKEN_MFA":
      return mfa.softwareToken !== null && (offered || mfa.enabled.includes(factor));
  }
}
