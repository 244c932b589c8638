import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";

/** Without AccountRecoverySetting Cognito keeps its older ways: a text message rather than a mail. */
const beforeTheSetting = ["verified_phone_number", "verified_email"] as const;

/**
 * The verified address that a reset code goes to, by the pool's order of preference (AccountRecoverySetting), or
 * undefined when the user has none that the pool recovers by.
 */
export function recoveryAddress(pool: Pool, { attributes }: User): string | undefined {
  for (const mechanism of recoveryMechanisms(pool)) {
    const attribute = mechanism === "verified_email" ? "email" : "phone_number";
    const to = attributes[attribute];
    if (to && attributes[`${attribute}_verified`] === "true") return to;
  }
  return undefined;
}

/** Whether people get back in by themselves, by a code; else administrators set a password for them. */
export const hasSelfRecovery = (pool: Pool): boolean => recoveryMechanisms(pool).length > 0;

function recoveryMechanisms({ settings }: Pool): readonly ("verified_email" | "verified_phone_number")[] {
  const listed = settings.AccountRecoverySetting?.RecoveryMechanisms;
  if (!listed || listed.length === 0) return beforeTheSetting;
  return listed
    .toSorted((left, right) => left.Priority - right.Priority)
    .flatMap(({ Name }) => (Name === "admin_only" ? [] : Name));
}
