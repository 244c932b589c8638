import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type MfaPool, openMfaPool, type Person } from "../../test/mfa-pool.ts";

const invalid = { __type: "InvalidParameterException" };
const on = { Enabled: true };
const off = { Enabled: false };
const first = { Enabled: true, PreferredMfa: true };

describe("The second factors a user switches on", () => {
  let pool: MfaPool;
  let person: Person;
  let AccessToken: string;
  beforeAll(async () => {
    pool = await openMfaPool();
  });
  afterAll(() => pool.close());
  beforeEach(async () => {
    person = await pool.addUser();
    AccessToken = await person.token();
  });

  const prefer = (settings: object) =>
    pool.account.call("SetUserMFAPreference", { AccessToken, ...settings });
  const shown = async () => {
    const { UserMFASettingList, PreferredMfaSetting, MFAOptions } = await pool.account.call("GetUser", {
      AccessToken,
    });
    return { UserMFASettingList, PreferredMfaSetting, MFAOptions };
  };
  const none = { UserMFASettingList: undefined, PreferredMfaSetting: undefined, MFAOptions: undefined };

  it("are none to begin with, and then those named, one of them first", async () => {
    expect(await shown()).toEqual(none);
    expect(await prefer({ SMSMfaSettings: first, EmailMfaSettings: on })).toEqual({});
    expect(await shown()).toEqual({
      UserMFASettingList: ["SMS_MFA", "EMAIL_OTP"],
      PreferredMfaSetting: "SMS_MFA",
      MFAOptions: [{ DeliveryMedium: "SMS", AttributeName: "phone_number" }],
    });
    expect(await pool.account.administer("AdminGetUser", { Username: person.username })).toMatchObject(
      await shown(),
    );
  });

  it("keep what a request does not name", async () => {
    await prefer({ SMSMfaSettings: first, EmailMfaSettings: on });
    await prefer({ SMSMfaSettings: on });
    await prefer({ EmailMfaSettings: on });
    expect(await shown()).toMatchObject({ PreferredMfaSetting: "SMS_MFA" });
  });

  it("lose their place when switched off or told to, and give it to another", async () => {
    await prefer({ SMSMfaSettings: first, EmailMfaSettings: on });
    await prefer({ EmailMfaSettings: first });
    expect(await shown()).toMatchObject({ PreferredMfaSetting: "EMAIL_OTP" });
    await prefer({ EmailMfaSettings: { Enabled: true, PreferredMfa: false } });
    expect((await shown()).PreferredMfaSetting).toBeUndefined();
    await prefer({ SMSMfaSettings: first });
    await prefer({ SMSMfaSettings: off, EmailMfaSettings: off });
    expect(await shown()).toEqual(none);
  });

  it("need a way to reach the user: a phone number, an address, a verified app", async () => {
    const bare = await pool.addUser({ email: "" });
    AccessToken = await bare.token();
    for (const [setting, factor] of [
      ["SMSMfaSettings", "SMS_MFA"],
      ["SoftwareTokenMfaSettings", "SOFTWARE_TOKEN_MFA"],
      ["EmailMfaSettings", "EMAIL_OTP"],
    ] as const) {
      expect(await prefer({ [setting]: on })).toEqual({
        ...invalid,
        message: `User does not have delivery config set to turn on ${factor}`,
      });
      expect(await prefer({ [setting]: off })).toEqual({});
    }
    await pool.account.call("AssociateSoftwareToken", { AccessToken });
    expect(await prefer({ SoftwareTokenMfaSettings: on })).toMatchObject(invalid);
    expect(await shown()).toEqual(none);
  });

  it("change together or not at all", async () => {
    expect(await prefer({ SMSMfaSettings: first, SoftwareTokenMfaSettings: on })).toMatchObject(invalid);
    expect(await prefer({ SMSMfaSettings: first, EmailMfaSettings: first })).toMatchObject(invalid);
    expect(await prefer({ SMSMfaSettings: { Enabled: false, PreferredMfa: true } })).toMatchObject(invalid);
    expect(await prefer({ SMSMfaSettings: on, WebAuthnMfaSettings: on })).toMatchObject(invalid);
    expect(await shown()).toEqual(none);
  });

  it("are switched by an administrator too, who lets somebody in that lost his phone", async () => {
    await person.takeApp();
    expect((await person.signIn()).ChallengeName).toBe("SOFTWARE_TOKEN_MFA");
    expect(await person.prefer({ SoftwareTokenMfaSettings: off })).toEqual({});
    expect(await person.signIn()).toHaveProperty("AuthenticationResult");
    expect(
      await pool.account.administer("AdminSetUserMFAPreference", { Username: "nobody", SMSMfaSettings: on }),
    ).toMatchObject({ __type: "UserNotFoundException" });
  });

  it("include SMS by the old operation, which knows nothing else", async () => {
    const settings = (MFAOptions: object[]) =>
      pool.account.call("SetUserSettings", { AccessToken, MFAOptions });
    const sms = { DeliveryMedium: "SMS", AttributeName: "phone_number" };
    expect(await settings([sms])).toEqual({});
    expect((await person.signIn()).ChallengeName).toBe("SMS_MFA");
    expect(await settings([{ DeliveryMedium: "EMAIL", AttributeName: "email" }])).toMatchObject(invalid);
    expect(await settings([])).toEqual({});
    expect(await person.signIn()).toHaveProperty("AuthenticationResult");
  });
});

describe("A user's authenticator app", () => {
  it("stays in use when the pool stops offering apps, and others can no longer take one", async () => {
    const pool = await openMfaPool();
    const person = await pool.addUser();
    const other = await pool.addUser();
    await person.takeApp();
    await pool.configure({ MfaConfiguration: "OPTIONAL", EmailMfaConfiguration: {} });
    expect((await person.signIn()).ChallengeName).toBe("SOFTWARE_TOKEN_MFA");
    expect(
      await pool.account.call("AssociateSoftwareToken", { AccessToken: await other.token() }),
    ).toMatchObject({ __type: "SoftwareTokenMFANotFoundException" });
    await pool.configure({ MfaConfiguration: "OFF" });
    expect(await person.signIn()).toHaveProperty("AuthenticationResult");
    await pool.close();
  });
});
