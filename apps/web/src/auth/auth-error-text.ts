/** What happened in a step of the sign-in journey, as a key of the messages in `auth.problem`. */
export type AuthProblem =
  | "wrongCredentials"
  | "wrongCurrentPassword"
  | "wrongPassword"
  | "tooManyAttempts"
  | "accountDisabled"
  | "temporaryPasswordExpired"
  | "startAgain"
  | "wrongCode"
  | "expiredCode"
  | "usernameTaken"
  | "emailTaken"
  | "alreadyConfirmed"
  | "alreadySignedIn"
  | "passwordRefused"
  | "resetNotPossible"
  | "noAccount"
  | "inputRefused"
  | "tooManyRequests"
  | "offline"
  /** Asked, and never answered: it may have happened. */
  | "noAnswer"
  | "unsupportedStep"
  /** The same, on the way to a recent sign-in: the sign-in page may offer it. */
  | "stepElsewhere"
  | "notConfigured"
  | "unknown";

/** The step in which something failed: Cognito uses one name for different things. */
export type AuthStep =
  | "sign-in"
  | "sign-in-again"
  | "sign-up"
  | "confirm"
  | "resend"
  | "forgot"
  | "reset"
  | "new-password"
  | "change-password"
  | "change-email"
  | "verify-email"
  | "delete-account";

/** Exception names of the Cognito user pools API and of Amplify. */
const byName: Readonly<Record<string, AuthProblem>> = {
  NotAuthorizedException: "wrongCredentials",
  UserNotFoundException: "noAccount",
  UsernameExistsException: "usernameTaken",
  AliasExistsException: "emailTaken",
  CodeMismatchException: "wrongCode",
  ExpiredCodeException: "expiredCode",
  CodeDeliveryFailureException: "resetNotPossible",
  InvalidPasswordException: "passwordRefused",
  PasswordHistoryPolicyViolationException: "passwordRefused",
  InvalidParameterException: "inputRefused",
  LimitExceededException: "tooManyAttempts",
  TooManyFailedAttemptsException: "tooManyAttempts",
  TooManyRequestsException: "tooManyRequests",
  InternalErrorException: "offline",
  NetworkError: "offline",
  TimeoutError: "noAnswer",
  ResourceNotFoundException: "notConfigured",
  UserAlreadyAuthenticatedException: "alreadySignedIn",
  SignInException: "startAgain",
};

/** The same name in another step means something else. */
const byStep: Readonly<Partial<Record<AuthStep, Readonly<Record<string, AuthProblem>>>>> = {
  // A sign-in that comes late changes nothing, and leads in by itself.
  "sign-in": { TimeoutError: "offline" },
  // Whose password it is stands beside it already.
  "sign-in-again": { NotAuthorizedException: "wrongPassword", TimeoutError: "offline" },
  confirm: { NotAuthorizedException: "alreadyConfirmed" },
  resend: { NotAuthorizedException: "alreadyConfirmed", InvalidParameterException: "alreadyConfirmed" },
  forgot: { NotAuthorizedException: "resetNotPossible", InvalidParameterException: "resetNotPossible" },
  reset: { NotAuthorizedException: "resetNotPossible" },
  "sign-up": { NotAuthorizedException: "inputRefused" },
  "new-password": { NotAuthorizedException: "startAgain" },
  "change-password": { NotAuthorizedException: "wrongCurrentPassword" },
  "change-email": { NotAuthorizedException: "startAgain" },
  "verify-email": { NotAuthorizedException: "startAgain" },
};

/** Cognito tells these apart by its sentence alone: whole sentences only, and the name decides when one changes. */
const bySentence: Readonly<Record<string, AuthProblem>> = {
  "Password attempts exceeded": "tooManyAttempts",
  "User is disabled.": "accountDisabled",
  "Access Token has been revoked": "startAgain",
  "Access Token has expired": "startAgain",
  "Temporary password has expired and must be reset by an administrator.": "temporaryPasswordExpired",
  "An account with the given email already exists.": "emailTaken",
};

/** The message key for an error of a step; a name nobody knows gives a calm general sentence. */
export function describeAuthError(error: unknown, step: AuthStep): AuthProblem {
  if (!(error instanceof Error)) return "unknown";
  return (
    find(bySentence, error.message) ?? find(byStep[step], error.name) ?? find(byName, error.name) ?? "unknown"
  );
}

const find = (table: Readonly<Record<string, AuthProblem>> | undefined, name: string) =>
  table && Object.hasOwn(table, name) ? table[name] : undefined;

/** The field a problem is about, so that it is said beside it; `null` when it is about the whole step. */
export const fieldOf = (problem: AuthProblem): ProblemField | null => fields[problem] ?? null;

type ProblemField = "username" | "email" | "currentPassword" | "password" | "code";

const fields: Partial<Record<AuthProblem, ProblemField>> = {
  wrongCurrentPassword: "currentPassword",
  wrongPassword: "currentPassword",
  usernameTaken: "username",
  emailTaken: "email",
  passwordRefused: "password",
  wrongCode: "code",
  expiredCode: "code",
};
