import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";

describe("A pool with words of its own", () => {
  let account: AccountPool;
  beforeAll(async () => {
    account = await openAccountPool();
  });
  afterAll(() => account.close());

  const newest = async (user: string) => {
    const response = await fetch(`${account.endpoint}/_local/outbox?user=${encodeURIComponent(user)}`);
    const { messages } = (await response.json()) as { messages: object[] }; // the emulator's own answer
    return messages[0];
  };
  const say = (settings: object) =>
    account.administer("UpdateUserPool", { AutoVerifiedAttributes: ["email"], ...settings });

  it("mails codes in them, with the code in its place", async () => {
    await say({ EmailVerificationSubject: "Welcome", EmailVerificationMessage: "Code: {####}." });
    await account.signUp("hanako");
    const code = account.pool.lastCode("hanako");
    expect(await newest("hanako")).toMatchObject({ subject: "Welcome", text: `Code: ${code}.`, code });
  });

  it("prefers the template to the older setting, for resets and proofs as well", async () => {
    await say({
      EmailVerificationMessage: "Older {####}",
      VerificationMessageTemplate: { EmailSubject: "Template", EmailMessage: "Newer {####}" },
    });
    const { username, AccessToken } = await account.arrive();
    await account.call("ForgotPassword", { Username: username });
    expect(await newest(username)).toMatchObject({
      kind: "forgot-password",
      text: expect.stringMatching(/^Newer \d{6}$/),
    });
    await account.call("GetUserAttributeVerificationCode", { AccessToken, AttributeName: "email" });
    expect(await newest(username)).toMatchObject({ subject: "Template", kind: "verify-email" });
  });

  it("invites by name, and takes no part of a name for an instruction", async () => {
    const EmailMessage = "{username}: {####}";
    await say({
      AdminCreateUserConfig: { InviteMessageTemplate: { EmailMessage, EmailSubject: "{username}!" } },
    });
    const Username = "dollar$&$`";
    await account.administer("AdminCreateUser", { Username });
    const code = account.pool.lastCode(Username);
    expect(await newest(Username)).toMatchObject({ subject: `${Username}!`, text: `${Username}: ${code}` });
  });

  it("texts in the words for text messages", async () => {
    await say({ SmsVerificationMessage: "SMS {####}", EmailVerificationMessage: "Mail {####}" });
    const { username: Username } = await account.arrive();
    await account.administer("AdminUpdateUserAttributes", {
      Username,
      UserAttributes: [
        { Name: "phone_number", Value: "+819011112222" },
        { Name: "phone_number_verified", Value: "true" },
      ],
    });
    await account.call("ForgotPassword", { Username });
    const code = account.pool.lastCode(Username);
    expect(await newest(Username)).toMatchObject({ to: "+819011112222", subject: null, text: `SMS ${code}` });
  });

  it("and without any, keeps to ours in both languages", async () => {
    await say({});
    await account.signUp("taro");
    expect(await newest("taro")).toMatchObject({
      subject: null,
      text: expect.stringMatching(/確認コード.*confirmation code/s),
    });
  });
});
