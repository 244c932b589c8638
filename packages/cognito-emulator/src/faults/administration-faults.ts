import { CognitoError, invalidParameter } from "./refusal.ts";

/** Refusals of what an administrator asks of a pool. */
export const administrationFaults = {
  // A pool's second factors
  emailMfaNotInTier: () =>
    new CognitoError(
      "FeatureUnavailableInTierException",
      "Email MFA is not available in the LITE feature plan.",
    ),
  mfaOffWithFactor: invalidParameter(
    "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.",
  ),
  mfaWithoutFactor: invalidParameter(
    "Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.",
  ),
  mfaTurnedOnByUpdate: invalidParameter(
    "Cannot turn MFA functionality ON, once the user pool has been created.",
  ),
  codeBeforeMfa: invalidParameter(
    "Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled",
  ),
  passkeyBeforeMfa: invalidParameter(
    "WEB_AUTHN cannot be used as an auth factor when MFA is enabled if not configured for MFA",
  ),
  mfaAfterPasskey: invalidParameter(
    "Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor",
  ),
  smsConfigurationMissing: invalidParameter(
    "SMS configuration and Auto verification for phone_number are required when MFA is required/optional",
  ),

  // A pool's names and schema
  aliasesBesideUsernames: invalidParameter(
    "Only one of the aliasAttributes or usernameAttributes can be set in a user pool.",
  ),
  attributeNameTaken: (asked: string, name: string) =>
    new CognitoError("InvalidParameterException", `${asked}: Existing attribute already has name ${name}.`),
  attributeTypeMissing: invalidParameter(
    "Invalid AttributeDataType input, consider using the provided AttributeDataType enum.",
  ),
  customAttributeRequired: invalidParameter("Required custom attributes are not supported currently."),
  standardAttributeFixed: (name: string) =>
    new CognitoError(
      "InvalidParameterException",
      `You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute ${name}`,
    ),
  limitsInvalid: (limits: "StringAttributeConstraints" | "NumberAttributeConstraints", name: string) =>
    new CognitoError("InvalidParameterException", `Invalid ${limits} for schema attribute ${name}`),
  textLimitTooLong: (name: string) =>
    new CognitoError(
      "InvalidParameterException",
      `user.${name}: String attributes cannot have a length of more than 2048`,
    ),
  textLimitsReversed: (name: string) =>
    new CognitoError("InvalidParameterException", `user.${name}: Max length cannot be less than min length.`),
  numberLimitsReversed: (name: string) =>
    new CognitoError("InvalidParameterException", `user.${name}: Max value cannot be less than min value.`),

  // Pools, clients, groups, lists
  poolNotFound: (id: string) =>
    new CognitoError("ResourceNotFoundException", `User pool ${id} does not exist.`),
  clientNotFound: (id: string) =>
    new CognitoError("ResourceNotFoundException", `User pool client ${id} does not exist.`),
  groupNotFound: () => new CognitoError("ResourceNotFoundException", "Group not found."),
  groupExists: () => new CognitoError("GroupExistsException", "A group with the name already exists."),
  filterUnparsable: invalidParameter("Error while parsing filter"),
  filterAttribute: (name: string) =>
    new CognitoError("InvalidParameterException", `Invalid search attribute: ${name}`),
  featureUnavailableInTier: (feature: string, tier: string) =>
    new CognitoError(
      "FeatureUnavailableInTierException",
      `${feature} is not available in the ${tier} tier of this user pool.`,
    ),
  pageTokenInvalid: invalidParameter("Invalid pagination token."),
  invalidParameter: (message: string) => new CognitoError("InvalidParameterException", message),
} as const;
