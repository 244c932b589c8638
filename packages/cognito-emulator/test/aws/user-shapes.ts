import { z } from "zod";
import * as m from "./members.ts";

/** `a***@e***`, or the last digits of a number: whoever knows the address recognises it, nobody learns it. */
const maskedAddress = z.string().regex(/^\+?\S?\*+(?:@\S?\*+|\d{0,4})$/);

const attribute = z.strictObject({ Name: m.text(32).min(1), Value: m.text(2048).optional() });
export const attributes = m.list(attribute);

export const codeDelivery = m.whole({
  Destination: maskedAddress,
  DeliveryMedium: m.named("SMS", "EMAIL"),
  AttributeName: m.text(32),
});

const mfaOptions = m.list(m.some({ DeliveryMedium: m.named("SMS", "EMAIL"), AttributeName: m.text(32) }));
const factor = m.named("SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP", "WEB_AUTHN");

/** What the answers about one user say of his second factors; all of it may be absent. */
export const secondFactors = {
  MFAOptions: mfaOptions.optional(),
  PreferredMfaSetting: factor.optional(),
  UserMFASettingList: m.list(factor).optional(),
};

/** When a user came, and whether he may sign in. */
export const standing = {
  UserCreateDate: m.epoch,
  UserLastModifiedDate: m.epoch,
  Enabled: m.flag,
  UserStatus: m.named(
    "UNCONFIRMED",
    "CONFIRMED",
    "ARCHIVED",
    "COMPROMISED",
    "UNKNOWN",
    "RESET_REQUIRED",
    "FORCE_CHANGE_PASSWORD",
    "EXTERNAL_PROVIDER",
  ),
};

export const user = m.whole({
  Username: m.username,
  Attributes: attributes,
  ...standing,
  MFAOptions: mfaOptions.optional(),
});

export const group = m.whole({
  GroupName: m.text(128).min(1),
  UserPoolId: m.userPoolId,
  Description: m.text(2048).optional(),
  RoleArn: m.arn.optional(),
  Precedence: m.count().optional(),
  LastModifiedDate: m.epoch,
  CreationDate: m.epoch,
});

export const deviceKey = m.text(55).regex(/^[\w-]+_[0-9a-f-]+$/);

export const device = m.whole({
  DeviceKey: deviceKey,
  DeviceAttributes: attributes.optional(),
  DeviceCreateDate: m.epoch,
  DeviceLastModifiedDate: m.epoch,
  DeviceLastAuthenticatedDate: m.epoch.optional(),
});

export const passkey = m.whole({
  CredentialId: m.text().min(1),
  FriendlyCredentialName: m.text(),
  RelyingPartyId: m.text(),
  AuthenticatorAttachment: m.text().optional(),
  AuthenticatorTransports: m.list(m.text()),
  CreatedAt: m.epoch,
});
