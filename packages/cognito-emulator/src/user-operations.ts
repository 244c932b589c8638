import { adminInitiateAuth } from "./operations/admin-initiate-auth.ts";
import { adminRespondToAuthChallenge } from "./operations/admin-respond-to-auth-challenge.ts";
import { associateSoftwareToken } from "./operations/associate-software-token.ts";
import { changePassword } from "./operations/change-password.ts";
import { confirmForgotPassword } from "./operations/confirm-forgot-password.ts";
import { confirmSignUp } from "./operations/confirm-sign-up.ts";
import { deleteUser } from "./operations/delete-user.ts";
import { deleteUserAttributes } from "./operations/delete-user-attributes.ts";
import { forgotPassword } from "./operations/forgot-password.ts";
import { getTokensFromRefreshToken } from "./operations/get-tokens-from-refresh-token.ts";
import { getUser } from "./operations/get-user.ts";
import { getUserAttributeVerificationCode } from "./operations/get-user-attribute-verification-code.ts";
import { globalSignOut } from "./operations/global-sign-out.ts";
import { initiateAuth } from "./operations/initiate-auth.ts";
import { resendConfirmationCode } from "./operations/resend-confirmation-code.ts";
import { respondToAuthChallenge } from "./operations/respond-to-auth-challenge.ts";
import { revokeToken } from "./operations/revoke-token.ts";
import { setUserMfaPreference } from "./operations/set-user-mfa-preference.ts";
import { setUserSettings } from "./operations/set-user-settings.ts";
import { signUp } from "./operations/sign-up.ts";
import { updateUserAttributes } from "./operations/update-user-attributes.ts";
import { verifySoftwareToken } from "./operations/verify-software-token.ts";
import { verifyUserAttribute } from "./operations/verify-user-attribute.ts";

/** What people do for themselves, in a browser or through a server that signs them in. */
export const userOperations = {
  AdminInitiateAuth: adminInitiateAuth,
  AdminRespondToAuthChallenge: adminRespondToAuthChallenge,
  AssociateSoftwareToken: associateSoftwareToken,
  ChangePassword: changePassword,
  ConfirmForgotPassword: confirmForgotPassword,
  ConfirmSignUp: confirmSignUp,
  DeleteUser: deleteUser,
  DeleteUserAttributes: deleteUserAttributes,
  ForgotPassword: forgotPassword,
  GetTokensFromRefreshToken: getTokensFromRefreshToken,
  GetUser: getUser,
  GetUserAttributeVerificationCode: getUserAttributeVerificationCode,
  GlobalSignOut: globalSignOut,
  InitiateAuth: initiateAuth,
  ResendConfirmationCode: resendConfirmationCode,
  RespondToAuthChallenge: respondToAuthChallenge,
  RevokeToken: revokeToken,
  SetUserMFAPreference: setUserMfaPreference,
  SetUserSettings: setUserSettings,
  SignUp: signUp,
  UpdateUserAttributes: updateUserAttributes,
  VerifySoftwareToken: verifySoftwareToken,
  VerifyUserAttribute: verifyUserAttribute,
};
