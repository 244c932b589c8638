import { faults } from "../cognito-error.ts";
import { assertPasswordBeforeMfa } from "../mfa/pool-mfa-rules.ts";
import type { PoolSettings } from "./pool-settings.ts";

/**
 * Refuses settings that contradict each other, or that this emulator would not keep.
 * Throws InvalidParameterException, FeatureUnavailableInTierException.
 */
export function assertSettingsAgree(settings: PoolSettings): void {
  assertOneValidity(settings);
  assertRecovery(settings);
  assertPlaceholders(settings);
  assertPasswordBeforeMfa(settings, faults.passkeyBeforeMfa);
  const { PasswordHistorySize = 0 } = settings.Policies.PasswordPolicy;
  if (PasswordHistorySize > 0 && settings.UserPoolTier === "LITE") {
    throw faults.featureUnavailableInTier("PasswordHistorySize", settings.UserPoolTier);
  }
}

/** Two names for one thing: AWS takes the older one only where the newer one is not said. */
function assertOneValidity({ Policies, AdminCreateUserConfig }: PoolSettings): void {
  const said = Policies.PasswordPolicy.TemporaryPasswordValidityDays;
  if (said && AdminCreateUserConfig.UnusedAccountValidityDays) {
    throw faults.invalidParameter(
      "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays",
    );
  }
}

/** Each way once, each rank once; and "administrators only" leaves no other way. */
function assertRecovery({ AccountRecoverySetting }: PoolSettings): void {
  const listed = AccountRecoverySetting?.RecoveryMechanisms ?? [];
  const names = new Set(listed.map(({ Name }) => Name));
  const ranks = new Set(listed.map(({ Priority }) => Priority));
  if (names.has("admin_only") && listed.length > 1) {
    throw faults.invalidParameter(
      "Invalid account recovery setting parameter. Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms.",
    );
  }
  if (names.size < listed.length || ranks.size < listed.length) {
    throw faults.invalidParameter("Invalid account recovery setting: the recovery mechanisms conflict.");
  }
}

/** A mail without its code, or an invitation without the name, would leave its reader outside. */
function assertPlaceholders(settings: PoolSettings): void {
  const { VerificationMessageTemplate: verification, AdminCreateUserConfig } = settings;
  const { InviteMessageTemplate: invitation } = AdminCreateUserConfig;
  const demand = (name: string, text: string | undefined, placeholders: readonly string[]) => {
    const missing = placeholders.find((placeholder) => text !== undefined && !text.includes(placeholder));
    if (missing) throw faults.invalidParameter(`${name} must contain ${missing}`);
  };
  demand("EmailVerificationMessage", settings.EmailVerificationMessage, ["{####}"]);
  demand("SmsVerificationMessage", settings.SmsVerificationMessage, ["{####}"]);
  demand("SmsAuthenticationMessage", settings.SmsAuthenticationMessage, ["{####}"]);
  demand("VerificationMessageTemplate.EmailMessage", verification.EmailMessage, ["{####}"]);
  demand("VerificationMessageTemplate.SmsMessage", verification.SmsMessage, ["{####}"]);
  demand("InviteMessageTemplate.EmailMessage", invitation?.EmailMessage, ["{username}", "{####}"]);
  demand("InviteMessageTemplate.SMSMessage", invitation?.SMSMessage, ["{username}", "{####}"]);
  if (verification.DefaultEmailOption === "CONFIRM_WITH_LINK") {
    throw faults.invalidParameter("CONFIRM_WITH_LINK is not available in the emulator.");
  }
}
