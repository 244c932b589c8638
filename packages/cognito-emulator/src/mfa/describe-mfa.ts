import type { User } from "../pool/user.ts";

/** The old listing of a user's factors, which knows SMS only. */
export const describeMfaOptions = ({ mfa }: User) =>
  mfa.enabled.includes("SMS_MFA") && {
    MFAOptions: [{ DeliveryMedium: "SMS", AttributeName: "phone_number" }],
  };

/** A user's factors as GetUser and AdminGetUser tell them; what is not set is left out, as on AWS. */
export const describeMfa = (user: User) => ({
  ...describeMfaOptions(user),
  ...(user.mfa.enabled.length > 0 && { UserMFASettingList: user.mfa.enabled }),
  ...(user.mfa.preferred && { PreferredMfaSetting: user.mfa.preferred }),
});
