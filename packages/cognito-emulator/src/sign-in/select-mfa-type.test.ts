import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { appCode } from "../../test/authenticator-app.ts";
import { everyFactor, type MfaPool, openMfaPool, type Person, type Step } from "../../test/mfa-pool.ts";

const on = { Enabled: true };

describe("Somebody with several second factors", () => {
  let pool: MfaPool;
  let person: Person;
  beforeAll(async () => {
    pool = await openMfaPool();
  });
  afterAll(() => pool.close());
  beforeEach(async () => {
    person = await pool.addUser();
  });

  const choices = ({ ChallengeParameters }: Step) =>
    JSON.parse(ChallengeParameters["MFAS_CAN_CHOOSE"] ?? "null");
  const choose = async (Session: string, ANSWER: string) =>
    (await person.answer("SELECT_MFA_TYPE", Session, { ANSWER })) as unknown as Step;

  it("chooses one, when none is preferred, and is asked for it", async () => {
    const secret = await person.takeApp();
    await person.prefer({
      SMSMfaSettings: on,
      EmailMfaSettings: on,
      SoftwareTokenMfaSettings: { ...on, PreferredMfa: false },
    });
    const asked = await person.signIn();
    expect(asked.ChallengeName).toBe("SELECT_MFA_TYPE");
    expect(choices(asked)).toEqual(["SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"]);
    const sms = await choose(asked.Session, "SMS_MFA");
    expect(sms.ChallengeName).toBe("SMS_MFA");
    expect(await person.answer("SMS_MFA", sms.Session, { SMS_MFA_CODE: person.lastCode() })).toHaveProperty(
      "AuthenticationResult",
    );

    const again = await person.signIn();
    const app = await choose(again.Session, "SOFTWARE_TOKEN_MFA");
    const said = { SOFTWARE_TOKEN_MFA_CODE: appCode(secret, pool.account.now) };
    expect(await person.answer("SOFTWARE_TOKEN_MFA", app.Session, said)).toHaveProperty(
      "AuthenticationResult",
    );
  });

  it("is asked for the preferred one at once", async () => {
    await person.prefer({ SMSMfaSettings: on, EmailMfaSettings: { ...on, PreferredMfa: true } });
    expect((await person.signIn()).ChallengeName).toBe("EMAIL_OTP");
  });

  it("chooses among the own factors only, and may choose again after a wrong choice, but once", async () => {
    await person.prefer({ SMSMfaSettings: on, EmailMfaSettings: on });
    const { Session } = await person.signIn();
    expect(await choose(Session, "SOFTWARE_TOKEN_MFA")).toMatchObject({
      __type: "MFAMethodNotFoundException",
    });
    expect((await choose(Session, "EMAIL_OTP")).ChallengeName).toBe("EMAIL_OTP");
    expect(await choose(Session, "SMS_MFA")).toMatchObject({
      message: "Invalid session for the user, session can only be used once.",
    });
  });

  it("is asked for what is left when an address is gone, and for nothing when nothing is left", async () => {
    await person.prefer({ SMSMfaSettings: on, EmailMfaSettings: on });
    const remove = (name: string) =>
      pool.account.administer("AdminDeleteUserAttributes", {
        Username: person.username,
        UserAttributeNames: [name],
      });
    await remove("phone_number");
    expect((await person.signIn()).ChallengeName).toBe("EMAIL_OTP");
    await remove("email");
    expect(await person.signIn()).toHaveProperty("AuthenticationResult");
  });
});

describe("Where a second factor is required", () => {
  let pool: MfaPool;
  let person: Person;
  beforeAll(async () => {
    pool = await openMfaPool({ MfaConfiguration: "ON", ...everyFactor });
  });
  afterAll(() => pool.close());
  beforeEach(async () => {
    person = await pool.addUser();
  });

  it("asks for what people have, whether they switched it on or not", async () => {
    const asked = await person.signIn();
    expect(asked.ChallengeName).toBe("SELECT_MFA_TYPE");
    expect(JSON.parse(asked.ChallengeParameters["MFAS_CAN_CHOOSE"] ?? "")).toEqual(["SMS_MFA", "EMAIL_OTP"]);
    await person.prefer({ SMSMfaSettings: { Enabled: false }, EmailMfaSettings: { Enabled: false } });
    expect((await person.signIn()).ChallengeName).toBe("SELECT_MFA_TYPE");
    await person.prefer({ SMSMfaSettings: { Enabled: true, PreferredMfa: true } });
    expect((await person.signIn()).ChallengeName).toBe("SMS_MFA");
  });

  it("asks an invited person after the new password as well", async () => {
    const { account } = pool;
    const username = "invited";
    await account.administer("AdminCreateUser", {
      Username: username,
      TemporaryPassword: "Temp0rary!",
      UserAttributes: [{ Name: "email", Value: "invited@example.com" }],
    });
    const invited = (await account.call("InitiateAuth", {
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: username, PASSWORD: "Temp0rary!" },
    })) as unknown as Step; // a challenge, which the next call uses
    expect(
      await account.call("RespondToAuthChallenge", {
        ChallengeName: "NEW_PASSWORD_REQUIRED",
        Session: invited.Session,
        ChallengeResponses: { USERNAME: username, NEW_PASSWORD: "Passw0rd!x" },
      }),
    ).toMatchObject({ ChallengeName: "EMAIL_OTP" });
  });
});
