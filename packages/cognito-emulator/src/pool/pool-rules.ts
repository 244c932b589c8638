import { faults } from "../cognito-error.ts";
import { unavailableTriggers } from "./lambda-config.ts";
import type { PoolIdentity, PoolSettings } from "./pool-settings.ts";
import { assertSettingsAgree } from "./setting-conflicts.ts";
import { assertWithinLimits } from "./setting-limits.ts";

/**
 * Refuses what this emulator cannot keep: triggers that would never run are better refused than believed. Throws
 * InvalidParameterException, and FeatureUnavailableInTierException for what the pool's plan does not have.
 */
export function assertPoolSettings(settings: PoolSettings): void {
  assertWithinLimits(settings);
  assertSettingsAgree(settings);
  assertTriggers(settings);
  const factors = settings.Policies.SignInPolicy?.AllowedFirstAuthFactors ?? [];
  if (settings.UserPoolTier === "LITE" && factors.some((factor) => factor !== "PASSWORD")) {
    throw faults.passwordlessNotInTier();
  }
}

/** Addresses stand beside a user name, or in its place. Throws InvalidParameterException. */
export function assertPoolIdentity({ AliasAttributes, UsernameAttributes }: PoolIdentity): void {
  if (AliasAttributes.length > 0 && UsernameAttributes.length > 0) throw faults.aliasesBesideUsernames();
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
