/** Names under which Cognito says that a session is over. Everything else leaves the session in doubt, not ended. */
const endings = [
  "NotAuthorizedException",
  "TokenRevokedException",
  "UserNotFoundException",
  "PasswordResetRequiredException",
  "UserNotConfirmedException",
  "RefreshTokenReuseException",
  "UserUnAuthenticatedException",
] as const;

/**
 * Did the user pool end this session, or could it just not be asked?
 * Amplify clears its tokens for these names and keeps them for all others
 * (TokenOrchestrator.isAuthenticationError in @aws-amplify/auth).
 */
export function endsSession(error: unknown): boolean {
  return error instanceof Error && endings.some((name) => error.name.startsWith(name));
}
