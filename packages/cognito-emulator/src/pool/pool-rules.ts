import { faults } from "../cognito-error.ts";
import type { PoolSettings } from "./pool-settings.ts";
import { assertSettingsAgree } from "./setting-conflicts.ts";

/**
 * Refuses what this emulator cannot keep: a pool that demands a second factor must not sign people in without one,
 * and triggers that would never run are better refused than believed. Throws InvalidParameterException.
 */
export function assertPoolSettings(settings: PoolSettings): void {
  assertSettingsAgree(settings);
  if (settings.MfaConfiguration === "ON") {
    throw faults.invalidParameter("MfaConfiguration ON is not available in the emulator.");
  }
  if (Object.keys(settings.LambdaConfig).length > 0) {
    throw faults.invalidParameter("LambdaConfig triggers are not available in the emulator.");
  }
}
