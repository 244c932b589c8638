import type { User } from "../pool/user.ts";

/** The old listing of a user's factors, which knows SMS only. */
export const describeMfaOptions = ({ mfa }: User) =>
  mfa.enabled.includes("SMS_MFA") && {
    MFAOptions: [{ DeliveryMedium: "SMS", AttributeName: "phone_number" }],
  };

/** What a user is asked for beside the password; what is not set is left out, as on AWS. */
export const describeMfaSettings = ({ mfa }: User) => ({
  ...(mfa.enabled.length > 0 && { UserMFASettingList: mfa.enabled }),
  ...(mfa.preferred && { PreferredMfaSetting: mfa.preferred }),
});

/** A user's factors as GetUser and AdminGetUser tell them: in the old listing as well. */
export const describeMfa = (user: User) => ({ ...describeMfaOptions(user), ...describeMfaSettings(user) });
