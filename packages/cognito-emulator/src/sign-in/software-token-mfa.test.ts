import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { otherThan } from "../../test/account-pool.ts";
import { appCode, halfMinute } from "../../test/authenticator-app.ts";
import { type MfaPool, openMfaPool, type Person } from "../../test/mfa-pool.ts";

const challenge = "SOFTWARE_TOKEN_MFA";
const wrong = { __type: "CodeMismatchException", message: "Invalid code received for user" };
const spent = {
  __type: "ExpiredCodeException",
  message: "Your software token has already been used once.",
};

describe("An authenticator app as a second factor", () => {
  let pool: MfaPool;
  let person: Person;
  beforeAll(async () => {
    pool = await openMfaPool();
  });
  afterAll(() => pool.close());
  beforeEach(async () => {
    person = await pool.addUser();
  });

  const code = (secret: string, skew = 0) => appCode(secret, pool.account.now + skew * halfMinute);
  const show = (Session: string, SOFTWARE_TOKEN_MFA_CODE: string) =>
    person.answer(challenge, Session, { SOFTWARE_TOKEN_MFA_CODE });

  it("is asked for after the password, and only its code gives tokens", async () => {
    const secret = await person.takeApp();
    const asked = await person.signIn();
    expect(asked).toMatchObject({
      ChallengeName: challenge,
      ChallengeParameters: { USER_ID_FOR_SRP: person.username },
    });
    expect(asked).not.toHaveProperty("AuthenticationResult");
    expect(await show(asked.Session, code(secret))).toHaveProperty("AuthenticationResult.AccessToken");
  });

  it("is not asked for while it is set up but not switched on", async () => {
    await person.takeApp();
    await person.prefer({ SoftwareTokenMfaSettings: { Enabled: false } });
    expect(await person.signIn()).toHaveProperty("AuthenticationResult");
  });

  it("leaves the session usable after a wrong code, and closes it after the right one", async () => {
    const secret = await person.takeApp();
    const { Session } = await person.signIn();
    for (let attempt = 0; attempt < 6; attempt += 1) {
      expect(await show(Session, otherThan(code(secret)))).toEqual(wrong);
    }
    expect(await show(Session, code(secret))).toHaveProperty("AuthenticationResult");
    pool.account.now += halfMinute;
    expect(await show(Session, code(secret))).toMatchObject({
      message: "Invalid session for the user, session can only be used once.",
    });
  });

  it("takes a code once, whoever offers it again and in whatever session", async () => {
    const secret = await person.takeApp();
    const first = await person.signIn();
    const second = await person.signIn();
    expect(await show(first.Session, code(secret))).toHaveProperty("AuthenticationResult");
    expect(await show(second.Session, code(secret))).toEqual(spent);
    expect(await show(second.Session, code(secret, -1))).toEqual(spent);
    pool.account.now += halfMinute;
    expect(await show(second.Session, code(secret))).toHaveProperty("AuthenticationResult");
  });

  it("lets one of two people in who show the same code at the same time", async () => {
    const secret = await person.takeApp();
    const { Session } = await person.signIn();
    const other = await person.signIn();
    const shown = code(secret);
    const answers = await Promise.all([Session, Session, other.Session].map((each) => show(each, shown)));
    expect(answers.filter((answer) => "AuthenticationResult" in answer)).toHaveLength(1);
  });

  it("refuses the code that verified the app: it was seen once already", async () => {
    const secret = await person.takeApp();
    pool.account.now -= halfMinute;
    const { Session } = await person.signIn();
    expect(await show(Session, code(secret))).toEqual(spent);
  });

  it("forgives a clock that is half a minute off, and not a whole one", async () => {
    const secret = await person.takeApp();
    pool.account.now += 4 * halfMinute;
    const { Session } = await person.signIn();
    expect(await show(Session, code(secret, -2))).toEqual(wrong);
    expect(await show(Session, code(secret, 2))).toEqual(wrong);
    expect(await show(Session, code(secret, -1))).toHaveProperty("AuthenticationResult");
    const next = await person.signIn();
    expect(await show(next.Session, code(secret, 1))).toHaveProperty("AuthenticationResult");
  });

  it("keeps the app that works until another one has shown a code", async () => {
    const secret = await person.takeApp();
    const { Session } = await person.signIn();
    const { AuthenticationResult } = (await show(Session, code(secret))) as {
      AuthenticationResult: { AccessToken: string };
    }; // the answer of a completed sign-in
    const { AccessToken } = AuthenticationResult;
    const { SecretCode } = (await pool.account.call("AssociateSoftwareToken", { AccessToken })) as {
      SecretCode: string;
    }; // AWS's own shape
    pool.account.now += halfMinute;
    const asked = await person.signIn();
    expect(await show(asked.Session, code(SecretCode))).toEqual(wrong);
    expect(
      await pool.account.call("VerifySoftwareToken", { AccessToken, UserCode: otherThan(code(SecretCode)) }),
    ).toEqual({ __type: "EnableSoftwareTokenMFAException", message: "Code mismatch" });
    expect(await show(asked.Session, code(secret))).toHaveProperty("AuthenticationResult");

    const verify = { AccessToken, UserCode: code(SecretCode), FriendlyDeviceName: "new phone" };
    expect(await pool.account.call("VerifySoftwareToken", verify)).toEqual({ Status: "SUCCESS" });
    pool.account.now += halfMinute;
    const last = await person.signIn();
    expect(last.ChallengeParameters["FRIENDLY_DEVICE_NAME"]).toBe("new phone");
    expect(await show(last.Session, code(secret))).toEqual(wrong);
    expect(await show(last.Session, code(SecretCode))).toHaveProperty("AuthenticationResult");
  });

  it("gives nothing to somebody disabled, or whose password was reset, since the password", async () => {
    const secret = await person.takeApp();
    const { Session } = await person.signIn();
    const Username = person.username;
    await pool.account.administer("AdminDisableUser", { Username });
    expect(await show(Session, code(secret))).toMatchObject({ message: "User is disabled." });
    await pool.account.administer("AdminEnableUser", { Username });
    await pool.account.administer("AdminResetUserPassword", { Username });
    expect(await show(Session, code(secret))).toMatchObject({ __type: "PasswordResetRequiredException" });
  });

  it("must be shown within the life of the session", async () => {
    const secret = await person.takeApp();
    const { Session } = await person.signIn();
    pool.account.now += 3 * 60_000;
    expect(await show(Session, code(secret))).toMatchObject({
      message: "Invalid session for the user, session is expired.",
    });
  });

  it("belongs to one user: another's session does not take it", async () => {
    const secret = await person.takeApp();
    const other = await pool.addUser();
    await other.takeApp();
    const { Session } = await other.signIn();
    expect(await show(Session, code(secret))).toMatchObject({ message: "Invalid session for the user." });
  });

  it("cannot be set up in a pool that does not offer it", async () => {
    const without = await openMfaPool({ MfaConfiguration: "OFF" });
    const AccessToken = await (await without.addUser()).token();
    const refused = {
      __type: "SoftwareTokenMFANotFoundException",
      message: "Software Token MFA has not been enabled by the userPool",
    };
    const { call } = without.account;
    expect(await call("AssociateSoftwareToken", { AccessToken })).toEqual(refused);
    expect(await call("VerifySoftwareToken", { AccessToken, UserCode: "000000" })).toEqual(refused);
    await without.close();
  });
});
