import { z } from "zod";
import { aboutTheUser, type DescribedOperation, described } from "./described-operation.ts";
import * as m from "./members.ts";
import { device, passkey, secondFactors } from "./user-shapes.ts";

const aboutDevices = `${aboutTheUser} InvalidUserPoolConfiguration`;
const firstFactors = m.list(m.named("PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"));
const devices = m.some({ Devices: m.list(device), PaginationToken: m.pageToken });
const oneDevice = m.whole({ Device: device });

/** What a browser hands to navigator.credentials.create, as an object: Amplify refuses it without these. */
const creationOptions = z.looseObject({
  challenge: z.string().min(1),
  rp: z.looseObject({ id: z.string(), name: z.string() }),
  user: z.looseObject({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.looseObject({ type: z.literal("public-key"), alg: z.int() })).min(1),
});

/** Second factors, remembered devices and passkeys. */
export const factorOperations: Readonly<Record<string, DescribedOperation>> = {
  AssociateSoftwareToken: described(
    m.whole({ SecretCode: m.text().min(16), Session: m.session.optional() }),
    "ConcurrentModification SoftwareTokenMFANotFound",
  ),
  VerifySoftwareToken: described(
    m.whole({ Status: m.named("SUCCESS", "ERROR"), Session: m.session.optional() }),
    `${aboutTheUser} InvalidUserPoolConfiguration EnableSoftwareTokenMFA SoftwareTokenMFANotFound CodeMismatch`,
  ),
  SetUserMFAPreference: described(m.nothing, aboutTheUser),
  SetUserSettings: described(m.nothing, aboutTheUser),
  AdminSetUserMFAPreference: described(m.nothing, aboutTheUser),
  AdminSetUserSettings: described(m.nothing, "UserNotFound"),
  GetUserAuthFactors: described(
    m.whole({
      Username: m.username,
      PreferredMfaSetting: secondFactors.PreferredMfaSetting,
      UserMFASettingList: secondFactors.UserMFASettingList,
      ConfiguredUserAuthFactors: firstFactors.optional(),
    }),
    aboutTheUser,
  ),
  ConfirmDevice: described(
    m.some({ UserConfirmationNecessary: m.flag }),
    `${aboutDevices} InvalidPassword UsernameExists DeviceKeyExists`,
  ),
  UpdateDeviceStatus: described(m.nothing, aboutDevices),
  ForgetDevice: described(m.nothing, aboutDevices),
  GetDevice: described(oneDevice, aboutDevices),
  ListDevices: described(devices, aboutDevices),
  AdminGetDevice: described(oneDevice, "InvalidUserPoolConfiguration"),
  AdminListDevices: described(devices, "InvalidUserPoolConfiguration"),
  AdminForgetDevice: described(m.nothing, "InvalidUserPoolConfiguration UserNotFound"),
  AdminUpdateDeviceStatus: described(m.nothing, "InvalidUserPoolConfiguration UserNotFound"),
  StartWebAuthnRegistration: described(
    m.whole({ CredentialCreationOptions: creationOptions }),
    "LimitExceeded WebAuthnNotEnabled PasswordResetRequired WebAuthnConfigurationMissing",
  ),
  CompleteWebAuthnRegistration: described(
    m.nothing,
    "LimitExceeded WebAuthnNotEnabled WebAuthnChallengeNotFound WebAuthnRelyingPartyMismatch WebAuthnClientMismatch WebAuthnOriginNotAllowed PasswordResetRequired WebAuthnCredentialNotSupported",
  ),
  ListWebAuthnCredentials: described(
    m.whole({ Credentials: m.list(passkey), NextToken: m.pageToken.optional() }),
    "LimitExceeded PasswordResetRequired",
  ),
  DeleteWebAuthnCredential: described(m.nothing, "LimitExceeded PasswordResetRequired"),
};
