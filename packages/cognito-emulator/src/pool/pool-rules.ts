import { faults } from "../cognito-error.ts";
import type { PoolSettings } from "./pool-settings.ts";

/** Refuses what this emulator cannot keep: triggers that would never run. Throws InvalidParameterException. */
export function assertPoolSettings(settings: PoolSettings): void {
  if (Object.keys(settings.LambdaConfig).length > 0) {
    throw faults.invalidParameter("LambdaConfig triggers are not available in the emulator.");
  }
}
