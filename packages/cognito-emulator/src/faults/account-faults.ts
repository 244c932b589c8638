import { CognitoError, invalidParameter, notAuthorized } from "./refusal.ts";

/** Refusals of what somebody does with an account: its codes, passwords, factors and attributes. */
export const accountFaults = {
  // Codes and passwords
  codeMismatch: () =>
    new CognitoError("CodeMismatchException", "Invalid verification code provided, please try again."),
  /** For a code that was asked for while signing in: the session stays usable. */
  authCodeMismatch: () =>
    new CognitoError("CodeMismatchException", "Invalid code or auth state for the user."),
  codeExpired: () =>
    new CognitoError("ExpiredCodeException", "Invalid code provided, please request a code again."),
  limitExceeded: () =>
    new CognitoError("LimitExceededException", "Attempt limit exceeded, please try after some time."),
  attributeNotVerifiable: invalidParameter(
    "Invalid attribute name. Only phone_number and email can be verified.",
  ),
  nothingToProve: (attribute: "email" | "phone_number") =>
    new CognitoError(
      "InvalidParameterException",
      `User does not have a valid registered ${attribute === "email" ? "email" : "phone number"}`,
    ),
  /** What an administrator is told who would send a code where administrators set passwords themselves. */
  noRecoveryMechanism: notAuthorized(
    "This userpool does not have password recovery mechanism, the administrator must set a new password.",
  ),
  recoveryByAdministrator: notAuthorized("Contact administrator to reset password."),
  passwordUsedBefore: () =>
    new CognitoError("PasswordHistoryPolicyViolationException", "Password has previously been used"),
  passwordPolicy: (reason: string) =>
    new CognitoError("InvalidPasswordException", `Password did not conform with policy: ${reason}`),
  nothingVerified: invalidParameter(
    "Cannot reset password for the user as there is no registered/verified email or phone_number",
  ),
  /** AWS leaves the full stop out here, and here only. */
  disabledPasswordNotResettable: notAuthorized("User is disabled"),
  passwordNotResettable: notAuthorized("User password cannot be reset in the current state."),

  // Second factors
  mfaMethodNotFound: () =>
    new CognitoError("MFAMethodNotFoundException", "The user has not set up this MFA method."),
  noDeliveryFor: (factor: string) =>
    new CognitoError(
      "InvalidParameterException",
      `User does not have delivery config set to turn on ${factor}`,
    ),
  preferredFactorOff: (factor: string) =>
    new CognitoError("InvalidParameterException", `${factor} must be enabled to be preferred`),
  severalPreferredFactors: invalidParameter("Only one MFA method can be preferred"),
  softwareTokenCodeMismatch: () => new CognitoError("EnableSoftwareTokenMFAException", "Code mismatch"),
  softwareTokenMissing: () =>
    new CognitoError("SoftwareTokenMFANotFoundException", "Software Token MFA does not exist for the user."),
  softwareTokensOff: () =>
    new CognitoError(
      "SoftwareTokenMFANotFoundException",
      "Software Token MFA has not been enabled by the userPool",
    ),
  totpMismatch: () => new CognitoError("CodeMismatchException", "Invalid code received for user"),
  totpUsed: () => new CognitoError("ExpiredCodeException", "Your software token has already been used once."),

  // Passkeys
  passwordlessNotInTier: () =>
    new CognitoError(
      "FeatureUnavailableInTierException",
      "Passwordless sign-in is not available in the LITE feature plan.",
    ),
  webAuthnNotEnabled: () =>
    new CognitoError("WebAuthnNotEnabledException", "Passkeys are not enabled for the user pool."),
  webAuthnConfigurationMissing: () =>
    new CognitoError(
      "WebAuthnConfigurationMissingException",
      "The user pool has no relying party for passkeys.",
    ),
  webAuthnChallengeNotFound: () =>
    new CognitoError("WebAuthnChallengeNotFoundException", "The registration challenge was not found."),
  webAuthnClientMismatch: () =>
    new CognitoError("WebAuthnClientMismatchException", "Another client began the registration."),
  webAuthnOriginNotAllowed: () =>
    new CognitoError(
      "WebAuthnOriginNotAllowedException",
      "The origin of the registration does not belong to the relying party.",
    ),
  webAuthnRelyingPartyMismatch: () =>
    new CognitoError(
      "WebAuthnRelyingPartyMismatchException",
      "The passkey was made for another relying party.",
    ),
  webAuthnCredentialNotSupported: () =>
    new CognitoError("WebAuthnCredentialNotSupportedException", "The passkey is not supported."),
  tooManyPasskeys: () =>
    new CognitoError("LimitExceededException", "The user has as many passkeys as are allowed."),
  passkeyNotFound: () => new CognitoError("ResourceNotFoundException", "The passkey does not exist."),

  // Attributes
  attributeNotWritable: notAuthorized("A client attempted to write unauthorized attribute"),
  attributeUnknown: (name: string) =>
    new CognitoError("InvalidParameterException", `user.${name}: Attribute does not exist in the schema.`),
  /** As one is told who removes them: every name, a line each. */
  attributesUnknown: (...names: readonly string[]) => {
    const lines = names.map((name) => `user.${name}: Attribute does not exist in the schema.\n`);
    return new CognitoError("InvalidParameterException", `Invalid user attributes: ${lines.join("")}`);
  },
  attributeImmutable: (name: string) =>
    new CognitoError(
      "InvalidParameterException",
      `user.${name}: Attribute cannot be updated. (Attribute is not mutable)`,
    ),
  attributeInvalid: (name: string, reason: string) =>
    new CognitoError(
      "InvalidParameterException",
      `Attributes did not conform to the schema: ${name}: ${reason}`,
    ),
  attributeAlreadyProvided: (name: string) =>
    new CognitoError("NotAuthorizedException", `Cannot modify an already provided ${name}`),
  usernameNotAddress: invalidParameter("Username should be either an email or a phone number."),
  usernameNotEmail: invalidParameter("Username should be an email."),
  nameIsAddress: (name: "username" | "preferred_username", alias: "email" | "phone_number") => {
    const said = name === "username" ? "Username" : "Preferred username";
    const form = alias === "email" ? "email" : "phone number";
    return new CognitoError(
      "InvalidParameterException",
      `${said} cannot be of ${form} format, since user pool is configured for ${form} alias.`,
    );
  },
  usernameNotPhone: invalidParameter("Username should be a phone number."),
} as const;
