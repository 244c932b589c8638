import { CognitoError, invalidParameter, notAuthorized } from "./refusal.ts";

/** Refusals at the door: who is asking, by which flow, in which session, with which token, on which device. */
export const signInFaults = {
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
} as const;
