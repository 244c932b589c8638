import { faults } from "../cognito-error.ts";
import { unavailableTriggers } from "./lambda-config.ts";
import type { PoolSettings } from "./pool-settings.ts";

/**
 * Refuses what this emulator cannot keep: a pool that demands a second factor must not sign people in without one,
 * and triggers that would never run are better refused than believed. Throws InvalidParameterException, and
 * FeatureUnavailableInTierException for a trigger that the pool's plan does not have.
 */
export function assertPoolSettings(settings: PoolSettings): void {
  if (settings.MfaConfiguration === "ON") {
    throw faults.invalidParameter("MfaConfiguration ON is not available in the emulator.");
  }
  assertTriggers(settings);
}

function assertTriggers({ LambdaConfig, UserPoolTier }: PoolSettings): void {
  const unavailable = unavailableTriggers.find((name) => LambdaConfig[name] !== undefined);
  if (unavailable) {
    throw faults.invalidParameter(`LambdaConfig.${unavailable} is not available in the emulator.`);
  }
  const { PreTokenGeneration, PreTokenGenerationConfig } = LambdaConfig;
  if (!PreTokenGenerationConfig) return;
  const { LambdaArn, LambdaVersion } = PreTokenGenerationConfig;
  if (PreTokenGeneration !== undefined && PreTokenGeneration !== LambdaArn) {
    throw faults.invalidParameter(
      "PreTokenGeneration and PreTokenGenerationConfig must name the same function.",
    );
  }
  if (UserPoolTier === "LITE" && LambdaVersion !== "V1_0")
    throw faults.triggerVersionNotInTier(LambdaVersion);
}
