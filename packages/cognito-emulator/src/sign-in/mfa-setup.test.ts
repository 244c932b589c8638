import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { otherThan } from "../../test/account-pool.ts";
import { appCode, halfMinute } from "../../test/authenticator-app.ts";
import { everyFactor, type MfaPool, openMfaPool, type Person, type Step } from "../../test/mfa-pool.ts";

const invalidSession = { message: "Invalid session for the user." };

describe("Setting a second factor up, where the pool requires one and there is none", () => {
  let pool: MfaPool;
  let person: Person;
  beforeAll(async () => {
    pool = await openMfaPool({ MfaConfiguration: "ON", ...everyFactor });
  });
  afterAll(() => pool.close());
  beforeEach(async () => {
    person = await pool.addUser({ email: "" });
  });

  const offer = async (Session: string) =>
    (await pool.account.call("AssociateSoftwareToken", { Session })) as unknown as {
      SecretCode: string;
      Session: string;
    }; // a test that meets a refusal here fails at its first use
  const verify = (Session: string, UserCode: string) =>
    pool.account.call("VerifySoftwareToken", { Session, UserCode });
  const code = (secret: string) => appCode(secret, pool.account.now);
  const finish = (Session: string) => person.answer("MFA_SETUP", Session, {});
  const giveEmail = (Session: string, EMAIL: string) => person.answer("MFA_SETUP", Session, { EMAIL });

  it("lists what the pool offers, as a text that clients parse", async () => {
    const asked = await person.signIn();
    expect(asked.ChallengeName).toBe("MFA_SETUP");
    expect(JSON.parse(asked.ChallengeParameters["MFAS_CAN_SETUP"] ?? "")).toEqual([
      "SMS_MFA",
      "SOFTWARE_TOKEN_MFA",
      "EMAIL_OTP",
    ]);
  });

  it("takes an authenticator app, gives tokens, and asks for the app from then on", async () => {
    const asked = await person.signIn();
    const { SecretCode, Session } = await offer(asked.Session);
    const verified = await verify(Session, code(SecretCode));
    expect(verified).toMatchObject({ Status: "SUCCESS" });
    expect(await finish(String(verified["Session"]))).toHaveProperty("AuthenticationResult");
    pool.account.now += halfMinute;
    expect((await person.signIn()).ChallengeName).toBe("SOFTWARE_TOKEN_MFA");
    expect(await pool.account.administer("AdminGetUser", { Username: person.username })).toMatchObject({
      UserMFASettingList: ["SOFTWARE_TOKEN_MFA"],
      PreferredMfaSetting: "SOFTWARE_TOKEN_MFA",
    });
  });

  it("lets people correct a wrong code, and uses every session once", async () => {
    const asked = await person.signIn();
    const { SecretCode, Session } = await offer(asked.Session);
    expect(await verify(Session, otherThan(code(SecretCode)))).toEqual({
      __type: "EnableSoftwareTokenMFAException",
      message: "Code mismatch",
    });
    const used = { message: "Invalid session for the user, session can only be used once." };
    expect(await offer(asked.Session)).toMatchObject(used);
    const verified = await verify(Session, code(SecretCode));
    expect(await finish(String(verified["Session"]))).toHaveProperty("AuthenticationResult");
    expect(await finish(String(verified["Session"]))).toMatchObject(used);
  });

  it("gives no tokens before the app has shown a code", async () => {
    const missing = { __type: "SoftwareTokenMFANotFoundException" };
    const asked = await person.signIn();
    expect(await finish(asked.Session)).toMatchObject(missing);
    expect(await verify(asked.Session, "000000")).toMatchObject(missing);
    const { Session } = await offer(asked.Session);
    expect(await finish(Session)).toMatchObject(missing);
  });

  it("does not replace a factor set up meanwhile: such a session knew the password only", async () => {
    const early = await person.signIn();
    const offered = await offer((await person.signIn()).Session);
    const mine = await offer((await person.signIn()).Session);
    const verified = await verify(mine.Session, code(mine.SecretCode));
    await finish(String(verified["Session"]));
    expect(await offer(early.Session)).toMatchObject(invalidSession);
    expect(await verify(offered.Session, code(offered.SecretCode))).toMatchObject(invalidSession);
    expect(await giveEmail(early.Session, "intruder@example.org")).toMatchObject(invalidSession);
    pool.account.now += halfMinute;
    const asked = await person.signIn();
    const said = { SOFTWARE_TOKEN_MFA_CODE: code(mine.SecretCode) };
    expect(await person.answer("SOFTWARE_TOKEN_MFA", asked.Session, said)).toHaveProperty(
      "AuthenticationResult",
    );
  });

  it("lets one of two apps in that are verified at the same time", async () => {
    const { SecretCode, Session } = await offer((await person.signIn()).Session);
    const answers = await Promise.all([1, 2].map(() => verify(Session, code(SecretCode))));
    expect(answers.filter((answer) => answer["Status"] === "SUCCESS")).toHaveLength(1);
  });

  it("takes an e-mail address, once its code comes back", async () => {
    const address = `${person.username}@example.net`;
    const asked = await person.signIn();
    const sent = (await giveEmail(asked.Session, address)) as unknown as Step;
    expect(sent).toMatchObject({
      ChallengeName: "EMAIL_OTP",
      ChallengeParameters: { CODE_DELIVERY_DELIVERY_MEDIUM: "EMAIL" },
    });
    expect(await pool.account.stored(person.username)).not.toHaveProperty("email");
    const say = (EMAIL_OTP_CODE: string) => person.answer("EMAIL_OTP", sent.Session, { EMAIL_OTP_CODE });
    expect(await say(otherThan(person.lastCode()))).toMatchObject({ __type: "CodeMismatchException" });
    expect(await say(person.lastCode())).toHaveProperty("AuthenticationResult");
    expect(await pool.account.stored(person.username)).toMatchObject({
      email: address,
      email_verified: "true",
    });
    expect((await person.signIn()).ChallengeName).toBe("EMAIL_OTP");
  });

  it("refuses an address that another account signs in by, and what is no address", async () => {
    const other = await pool.account.pool.addUser();
    const { Session } = await person.signIn();
    expect(await giveEmail(Session, `${other.username}@example.com`)).toMatchObject({
      __type: "AliasExistsException",
    });
    expect(await giveEmail(Session, "no address")).toMatchObject({ __type: "InvalidParameterException" });
    expect(await giveEmail(Session, `${person.username}@example.net`)).toHaveProperty("Session");
  });

  it("offers nothing that the pool does not: mail is refused where only apps are factors", async () => {
    const apps = await openMfaPool({
      MfaConfiguration: "ON",
      SoftwareTokenMfaConfiguration: { Enabled: true },
    });
    const somebody = await apps.addUser();
    const asked = await somebody.signIn();
    expect(asked.ChallengeParameters["MFAS_CAN_SETUP"]).toBe('["SOFTWARE_TOKEN_MFA"]');
    expect(
      await somebody.answer("MFA_SETUP", asked.Session, { EMAIL: "somebody@example.net" }),
    ).toMatchObject({ __type: "MFAMethodNotFoundException" });
    await apps.close();
  });

  it("lets nobody go on whose password was changed meanwhile, nor into an account made anew under the name", async () => {
    const asked = await person.signIn();
    const Username = person.username;
    const changed = { Username, Password: "Another-Passw0rd!", Permanent: true };
    await pool.account.administer("AdminSetUserPassword", changed);
    expect(await offer(asked.Session)).toMatchObject(invalidSession);

    const other = await pool.addUser({ email: "" });
    const before = await other.signIn();
    await pool.account.administer("AdminDeleteUser", { Username: other.username });
    await pool.account.administer("AdminCreateUser", { Username: other.username, MessageAction: "SUPPRESS" });
    const anew = { Username: other.username, Password: "Another-Passw0rd!", Permanent: true };
    await pool.account.administer("AdminSetUserPassword", anew);
    expect(await offer(before.Session)).toMatchObject(invalidSession);
  });
});
