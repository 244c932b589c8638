import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";

const code = "{####}";
/** A message of this many characters that has all that a message must have. */
const text = (length: number) => `{username}${code}`.padEnd(length, "x");
const arn = "arn:aws:iam::000000000000:role/sms";

/** Settings with one member at its limit, and one beyond it. */
const limits: [string, (size: number) => object, number][] = [
  ["SmsVerificationMessage", (size) => ({ SmsVerificationMessage: text(size) }), 140],
  ["SmsAuthenticationMessage", (size) => ({ SmsAuthenticationMessage: text(size) }), 140],
  ["EmailVerificationMessage", (size) => ({ EmailVerificationMessage: text(size) }), 20_000],
  ["EmailVerificationSubject", (size) => ({ EmailVerificationSubject: text(size) }), 140],
  ["SmsMessage", (size) => ({ VerificationMessageTemplate: { SmsMessage: text(size) } }), 140],
  ["EmailSubject", (size) => ({ VerificationMessageTemplate: { EmailSubject: text(size) } }), 140],
  [
    "EmailSubjectByLink",
    (size) => ({ VerificationMessageTemplate: { EmailSubjectByLink: text(size) } }),
    140,
  ],
  [
    "EmailMessageByLink",
    (size) => ({ VerificationMessageTemplate: { EmailMessageByLink: text(size) } }),
    20_000,
  ],
  ["SMSMessage", (size) => invitation({ SMSMessage: text(size) }), 140],
  ["EmailSubject of an invitation", (size) => invitation({ EmailSubject: text(size) }), 140],
  ["SnsRegion", (size) => ({ SmsConfiguration: { SnsCallerArn: arn, SnsRegion: "x".repeat(size) } }), 32],
  ["SnsCallerArn", (size) => ({ SmsConfiguration: { SnsCallerArn: arn.padEnd(size, "x") } }), 2048],
  ["ConfigurationSet", (size) => ({ EmailConfiguration: { ConfigurationSet: "x".repeat(size) } }), 64],
  ["SourceArn", (size) => ({ EmailConfiguration: { SourceArn: arn.padEnd(size, "x") } }), 2048],
  ["the name of a tag", (size) => ({ UserPoolTags: { ["x".repeat(size)]: "" } }), 128],
  ["the value of a tag", (size) => ({ UserPoolTags: { stage: "x".repeat(size) } }), 256],
];

function invitation(InviteMessageTemplate: object): object {
  return { AdminCreateUserConfig: { InviteMessageTemplate } };
}

describe("A pool's settings keep to AWS's limits, when it is made and when it is changed", () => {
  let account: AccountPool;
  beforeAll(async () => {
    account = await openAccountPool();
  });
  afterAll(() => account.close());

  const refused = {
    __type: "InvalidParameterException",
    message: expect.stringMatching(
      /^\d validation errors? detected: Value(?: null| '\w+')? at '\S+' failed to satisfy/,
    ),
  };

  it.each(limits)("in the length of %s", async (_name, settings, most) => {
    expect(await account.administer("UpdateUserPool", settings(most))).toEqual({});
    expect(await account.administer("UpdateUserPool", settings(most + 1))).toEqual(refused);
    expect(await account.administer("CreateUserPool", { PoolName: "x", ...settings(most + 1) })).toEqual(
      refused,
    );
  });

  it.each([
    ["SMS without a role", { SmsConfiguration: {} }],
    ["an unknown kind of confirmation", { VerificationMessageTemplate: { DefaultEmailOption: "SMOKE" } }],
    ["an unknown way to send mail", { EmailConfiguration: { EmailSendingAccount: "PIGEON" } }],
    ["add-ons without a mode", { UserPoolAddOns: {} }],
  ])("and in what they say: not %s", async (_case, settings) => {
    expect(await account.administer("UpdateUserPool", settings)).toEqual(refused);
  });

  it("and where a code goes into a text message, the text has a place for it", async () => {
    expect(
      await account.administer("UpdateUserPool", { SmsAuthenticationMessage: "Welcome!" }),
    ).toMatchObject({ message: "SmsAuthenticationMessage must contain {####}" });
  });
});
