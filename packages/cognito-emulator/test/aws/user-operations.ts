import { aboutTheUser, type DescribedOperation, described } from "./described-operation.ts";
import * as m from "./members.ts";
import { authenticationResult, firstAnswer, laterAnswer } from "./sign-in-answer.ts";
import { attributes, codeDelivery, secondFactors } from "./user-shapes.ts";

const delivery = m.some({ CodeDeliveryDetails: codeDelivery });

const signIn = "InvalidUserPoolConfiguration PasswordResetRequired UserNotFound UserNotConfirmed";
const challenged = `${signIn} CodeMismatch ExpiredCode InvalidPassword PasswordHistoryPolicyViolation MFAMethodNotFound AliasExists SoftwareTokenMFANotFound`;

/** Signing up, in and out, and what people change on their own account. */
export const userOperations: Readonly<Record<string, DescribedOperation>> = {
  SignUp: described(
    m.whole({
      UserConfirmed: m.flag,
      UserSub: m.sub,
      CodeDeliveryDetails: codeDelivery.optional(),
      Session: m.session.optional(),
    }),
    "InvalidPassword UsernameExists LimitExceeded CodeDeliveryFailure",
  ),
  ConfirmSignUp: described(
    m.some({ Session: m.session }),
    "TooManyFailedAttempts CodeMismatch ExpiredCode AliasExists LimitExceeded UserNotFound",
  ),
  ResendConfirmationCode: described(delivery, "LimitExceeded CodeDeliveryFailure UserNotFound"),
  InitiateAuth: described(firstAnswer, `${signIn} UnsupportedOperation`),
  RespondToAuthChallenge: described(laterAnswer, challenged),
  AdminInitiateAuth: described(firstAnswer, `${signIn} UnsupportedOperation MFAMethodNotFound`),
  AdminRespondToAuthChallenge: described(laterAnswer, challenged),
  GetTokensFromRefreshToken: described(
    m.whole({ AuthenticationResult: authenticationResult }),
    "UserNotFound RefreshTokenReuse",
  ),
  RevokeToken: described(m.nothing, "Unauthorized UnsupportedOperation UnsupportedTokenType"),
  GlobalSignOut: described(m.nothing, "PasswordResetRequired UserNotConfirmed"),
  ForgotPassword: described(delivery, "LimitExceeded CodeDeliveryFailure UserNotFound"),
  ConfirmForgotPassword: described(
    m.nothing,
    "InvalidPassword PasswordHistoryPolicyViolation CodeMismatch ExpiredCode TooManyFailedAttempts LimitExceeded UserNotFound UserNotConfirmed",
  ),
  ChangePassword: described(
    m.nothing,
    `${aboutTheUser} InvalidPassword PasswordHistoryPolicyViolation LimitExceeded`,
  ),
  GetUser: described(
    m.whole({ Username: m.username, UserAttributes: attributes, ...secondFactors }),
    aboutTheUser,
  ),
  UpdateUserAttributes: described(
    m.some({ CodeDeliveryDetailsList: m.list(codeDelivery) }),
    `${aboutTheUser} CodeMismatch ExpiredCode AliasExists CodeDeliveryFailure`,
  ),
  DeleteUserAttributes: described(m.nothing, aboutTheUser),
  GetUserAttributeVerificationCode: described(delivery, `${aboutTheUser} CodeDeliveryFailure LimitExceeded`),
  VerifyUserAttribute: described(
    m.nothing,
    `${aboutTheUser} CodeMismatch ExpiredCode LimitExceeded AliasExists`,
  ),
  DeleteUser: described(m.nothing, aboutTheUser),
};
