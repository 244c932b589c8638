import { adminInitiateAuth } from "./operations/admin-initiate-auth.ts";
import { adminRespondToAuthChallenge } from "./operations/admin-respond-to-auth-challenge.ts";
import { associateSoftwareToken } from "./operations/associate-software-token.ts";
import { changePassword } from "./operations/change-password.ts";
import { completeWebAuthnRegistration } from "./operations/complete-web-authn-registration.ts";
import { confirmDevice } from "./operations/confirm-device.ts";
import { confirmForgotPassword } from "./operations/confirm-forgot-password.ts";
import { confirmSignUp } from "./operations/confirm-sign-up.ts";
import { deleteUser } from "./operations/delete-user.ts";
import { deleteUserAttributes } from "./operations/delete-user-attributes.ts";
import { deleteWebAuthnCredential } from "./operations/delete-web-authn-credential.ts";
import { forgetDevice } from "./operations/forget-device.ts";
import { forgotPassword } from "./operations/forgot-password.ts";
import { getDevice } from "./operations/get-device.ts";
import { getTokensFromRefreshToken } from "./operations/get-tokens-from-refresh-token.ts";
import { getUser } from "./operations/get-user.ts";
import { getUserAttributeVerificationCode } from "./operations/get-user-attribute-verification-code.ts";
import { getUserAuthFactors } from "./operations/get-user-auth-factors.ts";
import { globalSignOut } from "./operations/global-sign-out.ts";
import { initiateAuth } from "./operations/initiate-auth.ts";
import { listDevices } from "./operations/list-devices.ts";
import { listWebAuthnCredentials } from "./operations/list-web-authn-credentials.ts";
import { resendConfirmationCode } from "./operations/resend-confirmation-code.ts";
import { respondToAuthChallenge } from "./operations/respond-to-auth-challenge.ts";
import { revokeToken } from "./operations/revoke-token.ts";
import { setUserMfaPreference } from "./operations/set-user-mfa-preference.ts";
import { setUserSettings } from "./operations/set-user-settings.ts";
import { signUp } from "./operations/sign-up.ts";
import { startWebAuthnRegistration } from "./operations/start-web-authn-registration.ts";
import { updateDeviceStatus } from "./operations/update-device-status.ts";
import { updateUserAttributes } from "./operations/update-user-attributes.ts";
import { verifySoftwareToken } from "./operations/verify-software-token.ts";
import { verifyUserAttribute } from "./operations/verify-user-attribute.ts";

/** What people do for themselves, in a browser or through a server that signs them in. */
export const userOperations = {
  AdminInitiateAuth: adminInitiateAuth,
  AdminRespondToAuthChallenge: adminRespondToAuthChallenge,
  AssociateSoftwareToken: associateSoftwareToken,
  ChangePassword: changePassword,
  ConfirmDevice: confirmDevice,
  CompleteWebAuthnRegistration: completeWebAuthnRegistration,
  ConfirmForgotPassword: confirmForgotPassword,
  ConfirmSignUp: confirmSignUp,
  DeleteUser: deleteUser,
  DeleteUserAttributes: deleteUserAttributes,
  ForgetDevice: forgetDevice,
  DeleteWebAuthnCredential: deleteWebAuthnCredential,
  ForgotPassword: forgotPassword,
  GetDevice: getDevice,
  GetTokensFromRefreshToken: getTokensFromRefreshToken,
  GetUser: getUser,
  GetUserAttributeVerificationCode: getUserAttributeVerificationCode,
  GetUserAuthFactors: getUserAuthFactors,
  GlobalSignOut: globalSignOut,
  InitiateAuth: initiateAuth,
  ListDevices: listDevices,
  ListWebAuthnCredentials: listWebAuthnCredentials,
  ResendConfirmationCode: resendConfirmationCode,
  RespondToAuthChallenge: respondToAuthChallenge,
  RevokeToken: revokeToken,
  SetUserMFAPreference: setUserMfaPreference,
  SetUserSettings: setUserSettings,
  SignUp: signUp,
  UpdateDeviceStatus: updateDeviceStatus,
  StartWebAuthnRegistration: startWebAuthnRegistration,
  UpdateUserAttributes: updateUserAttributes,
  VerifySoftwareToken: verifySoftwareToken,
  VerifyUserAttribute: verifyUserAttribute,
};
