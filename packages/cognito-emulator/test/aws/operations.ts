import { administratorOperations } from "./administrator-operations.ts";
import type { DescribedOperation } from "./described-operation.ts";
import { factorOperations } from "./factor-operations.ts";
import { poolOperations } from "./pool-operations.ts";
import { userOperations } from "./user-operations.ts";

/** Every operation whose answer is described here, by AWS's name. Nothing of it comes from the emulator. */
export const describedOperations: ReadonlyMap<string, DescribedOperation> = new Map(
  Object.entries({ ...userOperations, ...factorOperations, ...administratorOperations, ...poolOperations }),
);

/** The operations that carry no signature: a person's own client calls them. All others are administrators'. */
export const unsignedOperations: ReadonlySet<string> = new Set([
  "AssociateSoftwareToken",
  "ChangePassword",
  "CompleteWebAuthnRegistration",
  "ConfirmDevice",
  "ConfirmForgotPassword",
  "ConfirmSignUp",
  "DeleteUser",
  "DeleteUserAttributes",
  "DeleteWebAuthnCredential",
  "ForgetDevice",
  "ForgotPassword",
  "GetDevice",
  "GetTokensFromRefreshToken",
  "GetUser",
  "GetUserAttributeVerificationCode",
  "GetUserAuthFactors",
  "GlobalSignOut",
  "InitiateAuth",
  "ListDevices",
  "ListWebAuthnCredentials",
  "ResendConfirmationCode",
  "RespondToAuthChallenge",
  "RevokeToken",
  "SetUserMFAPreference",
  "SetUserSettings",
  "SignUp",
  "StartWebAuthnRegistration",
  "UpdateAuthEventFeedback",
  "UpdateDeviceStatus",
  "UpdateUserAttributes",
  "VerifySoftwareToken",
  "VerifyUserAttribute",
]);
