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
  codeExpired: () =>
    new CognitoError("ExpiredCodeException", "Invalid code provided, please request a code again."),
  limitExceeded: () =>
    new CognitoError("LimitExceededException", "Attempt limit exceeded, please try after some time."),
  passwordPolicy: (reason: string) =>
    new CognitoError("InvalidPasswordException", `Password did not conform with policy: ${reason}`),
  nothingVerified: invalidParameter(
    "Cannot reset password for the user as there is no registered/verified email or phone_number",
  ),
  passwordNotResettable: notAuthorized("User password cannot be reset in the current state."),

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
  usernameNotEmail: invalidParameter("Username should be an email."),
  usernameIsEmail: invalidParameter(
    "Username cannot be of email format, since user pool is configured for email alias.",
  ),

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
  pageTokenInvalid: invalidParameter("Invalid pagination token."),
  invalidParameter: (message: string) => new CognitoError("InvalidParameterException", message),

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
  internal: () => new CognitoError("InternalErrorException", "Something went wrong", 500),
} as const;
