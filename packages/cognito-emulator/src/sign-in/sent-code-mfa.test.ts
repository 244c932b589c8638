import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { otherThan } from "../../test/account-pool.ts";
import { everyFactor, type MfaPool, openMfaPool, type Person } from "../../test/mfa-pool.ts";

const phone = "+819012345678";
const wrong = {
  __type: "CodeMismatchException",
  message: "Invalid code or auth state for the user.",
};
const media = {
  SMS_MFA: {
    settings: { SMSMfaSettings: { Enabled: true } },
    answer: "SMS_MFA_CODE",
    medium: "SMS",
    destination: "+********5678",
    attribute: "phone_number",
  },
  EMAIL_OTP: {
    settings: { EmailMfaSettings: { Enabled: true } },
    answer: "EMAIL_OTP_CODE",
    medium: "EMAIL",
    destination: "u***@e***",
    attribute: "email",
  },
} as const;

describe.each(["SMS_MFA", "EMAIL_OTP"] as const)("A code by %s as a second factor", (factor) => {
  const { settings, answer, medium, destination, attribute } = media[factor];
  let pool: MfaPool;
  let person: Person;
  beforeAll(async () => {
    pool = await openMfaPool();
  });
  afterAll(() => pool.close());
  beforeEach(async () => {
    person = await pool.addUser({ phone_number: phone, email_verified: "false" });
    await person.prefer(settings);
  });

  const say = (Session: string, code: string) => person.answer(factor, Session, { [answer]: code });

  it("is sent after the password, says where it went, and gives tokens", async () => {
    const asked = await person.signIn();
    expect(asked).toMatchObject({
      ChallengeName: factor,
      ChallengeParameters: {
        CODE_DELIVERY_DELIVERY_MEDIUM: medium,
        CODE_DELIVERY_DESTINATION: destination,
        USER_ID_FOR_SRP: person.username,
      },
    });
    expect(person.lastCode()).toMatch(/^\d{6}$/);
    expect(await say(asked.Session, person.lastCode())).toHaveProperty("AuthenticationResult");
  });

  it("leaves the session usable after wrong codes, and closes it after the right one", async () => {
    const { Session } = await person.signIn();
    const right = person.lastCode();
    for (let attempt = 0; attempt < 6; attempt += 1) {
      expect(await say(Session, otherThan(right))).toEqual(wrong);
    }
    expect(await say(Session, right)).toHaveProperty("AuthenticationResult");
    expect(await say(Session, right)).toMatchObject({
      message: "Invalid session for the user, session can only be used once.",
    });
  });

  it("lets one of two answers in that come at the same time", async () => {
    const { Session } = await person.signIn();
    const code = person.lastCode();
    const answers = await Promise.all([say(Session, code), say(Session, code)]);
    expect(answers.filter((each) => "AuthenticationResult" in each)).toHaveLength(1);
  });

  it("opens its own session only, and dies with it", async () => {
    const first = await person.signIn();
    const code = person.lastCode();
    const second = await person.signIn();
    expect(person.lastCode()).not.toBe(code);
    expect(await say(second.Session, code)).toEqual(wrong);
    pool.account.now += 3 * 60_000;
    expect(await say(first.Session, code)).toMatchObject({
      message: "Invalid session for the user, session is expired.",
    });
  });

  it("proves the address it went to", async () => {
    const before = await pool.account.stored(person.username);
    expect(before[`${attribute}_verified`]).not.toBe("true");
    const { Session } = await person.signIn();
    await say(Session, person.lastCode());
    expect(await pool.account.stored(person.username)).toMatchObject({ [`${attribute}_verified`]: "true" });
  });

  it("stands for nobody once the address was replaced", async () => {
    const { Session } = await person.signIn();
    const code = person.lastCode();
    await pool.account.administer("AdminUpdateUserAttributes", {
      Username: person.username,
      UserAttributes: [
        { Name: "email", Value: "new@example.org" },
        { Name: "email_verified", Value: "true" },
        { Name: "phone_number", Value: "+815012345678" },
        { Name: "phone_number_verified", Value: "true" },
      ],
    });
    expect(await say(Session, code)).toMatchObject({ message: "Invalid session for the user." });
  });

  it("cannot be answered under the name of another challenge", async () => {
    const { Session } = await person.signIn();
    const code = person.lastCode();
    const other = factor === "SMS_MFA" ? "EMAIL_OTP" : "SMS_MFA";
    const answers = { [media[other].answer]: code };
    expect(await person.answer(other, Session, answers)).toMatchObject({
      message: "Invalid session for the user.",
    });
  });
});

describe("The words of a code", () => {
  it("are the pool's own where it has some, and Japanese and English otherwise", async () => {
    const pool = await openMfaPool({
      MfaConfiguration: "OPTIONAL",
      ...everyFactor,
      EmailMfaConfiguration: { Message: "Gate code: {####}" },
    });
    const person = await pool.addUser({ phone_number: phone });
    const texts = async () => {
      const answer = await fetch(`${pool.account.endpoint}/_local/outbox?user=${person.username}`);
      const { messages } = (await answer.json()) as { messages: { to: string; text: string }[] }; // the outbox's shape
      return messages.map(({ to, text }) => ({ to, text }));
    };
    await person.prefer({ EmailMfaSettings: { Enabled: true } });
    await person.signIn();
    const [mail] = await texts();
    expect(mail?.text).toBe(`Gate code: ${person.lastCode()}`);
    await person.prefer({ SMSMfaSettings: { Enabled: true, PreferredMfa: true } });
    await person.signIn();
    const [sms] = await texts();
    expect(sms?.to).toBe(phone);
    expect(sms?.text).toMatch(/サインインの確認コードは \d{6}[\s\S]*Your sign-in code is \d{6}/);
    await pool.close();
  });
});
