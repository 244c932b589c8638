import { CognitoError } from "./refusal.ts";

/** Refusals because of a Lambda trigger. */
export const triggerFaults = {
  triggerRefused: (trigger: string, reason: string) =>
    new CognitoError("UserLambdaValidationException", `${trigger} failed with error ${reason}.`),
  triggerNotReached: (trigger: string, reason: string) =>
    new CognitoError("UnexpectedLambdaException", `${trigger} invocation failed due to error ${reason}.`),
  triggerAnswerUnrecognizable: () =>
    new CognitoError("InvalidLambdaResponseException", "Unrecognizable lambda output"),
  triggerAnswerInvalid: () =>
    new CognitoError("InvalidLambdaResponseException", "Invalid lambda function output : Invalid JSON"),
  customAuthNotConfigured: () =>
    new CognitoError("UnexpectedLambdaException", "null invocation failed due to configuration."),
  nothingToVerify: (attribute: string) =>
    new CognitoError(
      "InvalidLambdaResponseException",
      `The user has no ${attribute} that could be verified automatically.`,
    ),
  migrationFailed: (clientId: string) =>
    new CognitoError("UserNotFoundException", `Exception migrating user in app client ${clientId}`),
  triggerVersionNotInTier: (version: string) =>
    new CognitoError(
      "FeatureUnavailableInTierException",
      `The pre token generation trigger ${version} is not available in the LITE tier.`,
    ),
} as const;
