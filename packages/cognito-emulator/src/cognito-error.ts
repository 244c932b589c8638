/**
 * A refusal in Cognito's own words: `name` becomes `__type` and the `x-amzn-ErrorType` header.
 * Client faults are always 400, also "not authorized" and "not found"; Amplify retries 5xx three times.
 */
export class CognitoError extends Error {
  readonly status: number;

  constructor(name: string, message: string, status = 400) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

const notAuthorized = (message: string) => () => new CognitoError("NotAuthorizedException", message);
const invalidParameter = (message: string) => () => new CognitoError("InvalidParameterException", message);

/**
 * The one table of refusals. Clients branch on the name and people read the message, so both are Cognito's;
 * where AWS does not document a message, this is the place to correct it.
 */
export const faults = {
  // Who is asking
  incorrectCredentials: notAuthorized("Incorrect username or password."),
  attemptsExceeded: notAuthorized("Password attempts exceeded"),
  userDisabled: notAuthorized("User is disabled."),
  temporaryPasswordExpired: notAuthorized(
    "Temporary password has expired and must be reset by an administrator.",
  ),
  userNotConfirmed: () => new CognitoError("UserNotConfirmedException", "User is not confirmed."),
  passwordResetRequired: () =>
    new CognitoError("PasswordResetRequiredException", "Password reset required for the user"),
  userNotFound: () => new CognitoError("UserNotFoundException", "User does not exist."),
  userNotFoundForClient: () =>
    new CognitoError("UserNotFoundException", "Username/client id combination not found."),
  usernameExists: () => new CognitoError("UsernameExistsException", "User already exists"),
  accountExists: () => new CognitoError("UsernameExistsException", "User account already exists"),
  signUpAliasExists: (attribute: string) =>
    new CognitoError("UsernameExistsException", `An account with the given ${attribute} already exists.`),
  aliasExists: (attribute: string) =>
    new CognitoError("AliasExistsException", `An account with the ${attribute} already exists.`),
  cannotConfirm: (status: string) =>
    new CognitoError("NotAuthorizedException", `User cannot be confirmed. Current status is ${status}`),
  alreadyConfirmed: invalidParameter("User is already confirmed."),
  signUpNotPermitted: notAuthorized("SignUp is not permitted for this user pool"),
  unsupportedUserState: (message: string) => new CognitoError("UnsupportedUserStateException", message),

  // Flows and sessions
  flowNotEnabled: (flow: string) =>
    new CognitoError(
      "InvalidParameterException",
      flow === "USER_PASSWORD_AUTH"
        ? "USER_PASSWORD_AUTH flow not enabled for this client"
        : `${flow} is not enabled for the client.`,
    ),
  onlyCustomAuth: invalidParameter("Only custom auth (lambda driven) is enabled for this client."),
  flowNotSupported: invalidParameter("Initiate Auth method not supported."),
  missingParameter: (name: string) =>
    new CognitoError("InvalidParameterException", `Missing required parameter ${name}`),
  sessionExpired: notAuthorized("Invalid session for the user, session is expired."),
  sessionUsed: notAuthorized("Invalid session for the user, session can only be used once."),
  sessionInvalid: notAuthorized("Invalid session for the user."),
  challengeNotAvailable: invalidParameter("Selected challenge is not available."),
  secretMissing: (clientId: string) =>
    new CognitoError(
      "NotAuthorizedException",
      `Client ${clientId} is configured with secret but SECRET_HASH was not received`,
    ),
  secretWrong: (clientId: string) =>
    new CognitoError("NotAuthorizedException", `Unable to verify secret hash for client ${clientId}`),

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
  recoveryByAdministrator: notAuthorized("Contact administrator to reset password."),
  passwordUsedBefore: () =>
    new CognitoError("PasswordHistoryPolicyViolationException", "Password has previously been used"),
  passwordPolicy: (reason: string) =>
    new CognitoError("InvalidPasswordException", `Password did not conform with policy: ${reason}`),
  nothingVerified: invalidParameter(
    "Cannot reset password for the user as there is no registered/verified email or phone_number",
  ),
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

  // Tokens
  accessTokenInvalid: notAuthorized("Invalid Access Token"),
  accessTokenExpired: notAuthorized("Access Token has expired"),
  accessTokenRevoked: notAuthorized("Access Token has been revoked"),
  accessTokenLacksScope: notAuthorized("Access Token does not have required scopes"),
  refreshTokenInvalid: notAuthorized("Invalid Refresh Token"),
  refreshTokenExpired: notAuthorized("Refresh Token has expired"),
  refreshTokenRevoked: notAuthorized("Refresh Token has been revoked"),
  refreshTokenReused: () => new CognitoError("RefreshTokenReuseException", "Refresh token has been reused"),
  refreshFlowWithRotation: invalidParameter(
    "Refresh token rotation is enabled for this client: use GetTokensFromRefreshToken.",
  ),
  unsupportedTokenType: () => new CognitoError("UnsupportedTokenTypeException", "Unsupported token type"),
  tokenOfAnotherClient: () =>
    new CognitoError("UnauthorizedException", "Token was not issued to this client"),
  revocationDisabled: () =>
    new CognitoError("UnsupportedOperationException", "Token revocation is not enabled for this client"),

  // Devices
  deviceNotFound: () => new CognitoError("ResourceNotFoundException", "Device does not exist."),
  deviceExists: () => new CognitoError("DeviceKeyExistsException", "Device key already exists."),
  deviceSecretUnusable: invalidParameter("Invalid device secret verifier config given."),
  devicesNotTracked: () =>
    new CognitoError(
      "InvalidUserPoolConfigurationException",
      "Device tracking is not configured for this user pool.",
    ),

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

  // Managed login, OAuth and federation
  domainTaken: invalidParameter("Domain already associated with another user pool."),
  domainExists: invalidParameter("User pool already has a domain configured."),
  domainReserved: (word: string) =>
    new CognitoError("InvalidParameterException", `Domain cannot contain reserved word: ${word}`),
  domainNotFound: invalidParameter("No such domain or user pool exists."),
  customDomainUnavailable: invalidParameter("Custom domains are not available in the emulator."),
  poolHasDomain: invalidParameter(
    "User pool cannot be deleted. It has a domain configured that should be deleted first.",
  ),
  resourceServerNotFound: (identifier: string) =>
    new CognitoError("ResourceNotFoundException", `Resource server ${identifier} does not exist.`),
  resourceServerExists: (identifier: string, poolId: string) =>
    new CognitoError("InvalidParameterException", `${identifier} already exists in user pool ${poolId}.`),
  oauthSettingsIncomplete: invalidParameter(
    "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.",
  ),
  implicitFlowUnavailable: invalidParameter("The implicit flow is not available in the emulator."),
  clientCredentialsNotAlone: () =>
    new CognitoError(
      "InvalidOAuthFlowException",
      "client_credentials flow can not be selected along with code flow or implicit flow.",
    ),
  clientCredentialsWithoutSecret: () =>
    new CognitoError(
      "InvalidOAuthFlowException",
      "client_credentials flow can not be selected if client does not have a client secret.",
    ),
  scopeDoesNotExist: (scope: string) =>
    new CognitoError("ScopeDoesNotExistException", `Invalid scope requested: ${scope}`),
  redirectUrlInvalid: (url: string) =>
    new CognitoError("InvalidParameterException", `${url} is not a valid redirect URL.`),
  redirectUrlPlain: (url: string) =>
    new CognitoError("InvalidParameterException", `${url} cannot use the HTTP protocol.`),
  defaultRedirectNotListed: invalidParameter("DefaultRedirectURI must be one of the CallbackURLs."),
  providerUnknown: (name: string, poolId: string) =>
    new CognitoError(
      "InvalidParameterException",
      `The provider ${name} does not exist for User Pool ${poolId}.`,
    ),
  providerDetailInvalid: (name: string) =>
    new CognitoError("InvalidParameterException", `Invalid ProviderDetails: ${name}`),
  providerTypeUnavailable: (type: string) =>
    new CognitoError(
      "InvalidParameterException",
      `Identity providers of the type ${type} are not available in the emulator.`,
    ),
  providerIdentifierTaken: (identifier: string) =>
    new CognitoError("InvalidParameterException", `The identifier ${identifier} is already in use.`),
  mappedAttributeUnknown: (name: string) =>
    new CognitoError(
      "InvalidParameterException",
      `AttributeMapping: the user pool has no attribute ${name}.`,
    ),
  linkNeedsProvider: invalidParameter("Only the identity of an external provider can be linked or unlinked."),
  linkNeedsSubject: invalidParameter(
    "ProviderAttributeName other than Cognito_Subject is not available in the emulator.",
  ),
  identityKnown: invalidParameter(
    "Merging is not currently supported, provide a SourceUser that has not been signed up in order to link",
  ),
  tooManyIdentities: () =>
    new CognitoError("LimitExceededException", "A user can have at most five linked identities."),
  foreignNameTaken: (username: string) =>
    new CognitoError("InvalidParameterException", `Already found an entry for username ${username}`),
  primaryIdentity: invalidParameter("The identity a user was created with cannot be taken in the emulator."),
  providerNotFound: (name: string) =>
    new CognitoError("ResourceNotFoundException", `Identity provider ${name} does not exist.`),
  providerExists: (name: string) =>
    new CognitoError("DuplicateProviderException", `A provider with the name ${name} already exists.`),

  // Triggers
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

  // Transport
  unsigned: () => new CognitoError("MissingAuthenticationTokenException", "Missing Authentication Token"),
  operationUnknown: () => new CognitoError("UnknownOperationException", "Unknown operation"),
  bodyUnreadable: () => new CognitoError("SerializationException", "The request body is not a JSON object."),
  bodyTooLarge: () =>
    new CognitoError("RequestEntityTooLargeException", "The request body is too large.", 413),
  tooManyRequests: () => new CognitoError("TooManyRequestsException", "Too many requests"),
  internal: () => new CognitoError("InternalErrorException", "Something went wrong", 500),
} as const;
