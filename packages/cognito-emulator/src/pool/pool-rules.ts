import { faults } from "../cognito-error.ts";
import type { PoolSettings } from "./pool-settings.ts";

/**
 * Refuses what this emulator cannot keep: a pool that demands a second factor must not sign people in without one,
 * and triggers that would never run are better refused than believed. Throws InvalidParameterException.
 */
export function assertPoolSettings(settings: PoolSettings): void {
  if (settings.MfaConfiguration === "ON") {
    throw faults.invalidParameter("MfaConfiguration ON is not available in the emulator.");
  }
  if (Object.keys(settings.LambdaConfig).length > 0) {
    throw faults.invalidParameter("LambdaConfig triggers are not available in the emulator.");
  }
  const factors = settings.Policies.SignInPolicy?.AllowedFirstAuthFactors ?? [];
  if (settings.UserPoolTier === "LITE" && factors.some((factor) => factor !== "PASSWORD")) {
    throw faults.passwordlessNotInTier();
  }
}
