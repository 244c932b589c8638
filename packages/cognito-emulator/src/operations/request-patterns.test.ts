import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";

const names = String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r ]+`;
const token = "[A-Za-z0-9-_=.]+";
const password = String.raw`^[\S]+.*[\S]+$`;
const noSpace = String.raw`[\S]+`;
const nil = "\u0001";

/** An operation, the member that is wrong, and the pattern of AWS's service model that says so. */
const wrong: [operation: string, member: string, body: object, pattern: string][] = [
  ["GetUser", "accessToken", { AccessToken: "a b" }, token],
  ["GetTokensFromRefreshToken", "refreshToken", { RefreshToken: "a b" }, token],
  [
    "GetTokensFromRefreshToken",
    "deviceKey",
    { RefreshToken: "a", DeviceKey: "x" },
    String.raw`[\w-]+_[0-9a-f-]+`,
  ],
  [
    "GetTokensFromRefreshToken",
    "clientSecret",
    { RefreshToken: "a", ClientSecret: "-".repeat(24) },
    String.raw`[\w+]+`,
  ],
  ["RevokeToken", "token", { Token: "a b" }, token],
  ["SignUp", "password", { Username: "a", Password: " Passw0rd!x" }, password],
  ["SignUp", "password", { Username: "a", Password: "Passw0rd!x " }, password],
  [
    "SignUp",
    "secretHash",
    { Username: "a", Password: "Passw0rd!x", SecretHash: "a b" },
    String.raw`[\w+=/]+`,
  ],
  ["SignUp", "userAttributes.1.member.name", { Username: "a", UserAttributes: [{ Name: nil }] }, names],
  ["ConfirmSignUp", "confirmationCode", { Username: "a", ConfirmationCode: "123 456" }, noSpace],
  ["ConfirmForgotPassword", "password", { Username: "a", ConfirmationCode: "1", Password: "" }, password],
  ["ChangePassword", "proposedPassword", { AccessToken: "a", ProposedPassword: " x" }, password],
  ["VerifyUserAttribute", "code", { AccessToken: "a", AttributeName: "email", Code: "1 2" }, noSpace],
  ["VerifyUserAttribute", "attributeName", { AccessToken: "a", AttributeName: nil, Code: "1" }, names],
  ["VerifySoftwareToken", "userCode", { AccessToken: "a", UserCode: "abcdef" }, "[0-9]+"],
  ["ListDevices", "paginationToken", { AccessToken: "a", PaginationToken: "a b" }, noSpace],
];

const wrongToAdminister: typeof wrong = [
  ["AdminSetUserPassword", "password", { Username: "a", Password: "Passw0rd!x " }, password],
  ["AdminCreateUser", "temporaryPassword", { Username: "a", TemporaryPassword: " Passw0rd!x" }, password],
  ["ListUsers", "attributesToGet.1.member", { AttributesToGet: [nil] }, names],
  ["CreateUserPool", "poolName", { PoolName: "a/b" }, String.raw`[\w\s+=,.@-]+`],
  ["CreateUserPoolClient", "clientName", { ClientName: "a/b" }, String.raw`[\w\s+=,.@-]+`],
  ["UpdateUserPoolClient", "clientName", { ClientName: "a/b" }, String.raw`[\w\s+=,.@-]+`],
  [
    "CreateUserPoolClient",
    "userPoolId",
    { ClientName: "a", UserPoolId: "a b" },
    String.raw`[\w-]+_[0-9a-zA-Z]+`,
  ],
  [
    "UpdateUserPool",
    "emailVerificationSubject",
    { EmailVerificationSubject: nil },
    String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+`,
  ],
  [
    "UpdateUserPool",
    "emailConfiguration.replyToEmailAddress",
    { EmailConfiguration: { ReplyToEmailAddress: `@${"@".repeat(60_000)} ` } },
    String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}]+@[\p{L}\p{M}\p{S}\p{N}\p{P}]+`,
  ],
  [
    "UpdateUserPool",
    "emailConfiguration.configurationSet",
    { EmailConfiguration: { ConfigurationSet: "a b" } },
    "^[a-zA-Z0-9_-]+$",
  ],
];

describe("A member of a request that breaks its pattern is refused in AWS's words", () => {
  let account: AccountPool;
  beforeAll(async () => {
    account = await openAccountPool();
  });
  afterAll(() => account.close());

  const refusal = (member: string, pattern: string, told = "") => ({
    __type: "InvalidParameterException",
    message: `1 validation error detected: Value${told} at '${member}' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern}`,
  });

  it.each(wrong)("%s: %s", async (operation, member, body, pattern) => {
    expect(await account.call(operation, body)).toEqual(refusal(member, pattern));
  });

  it.each(wrongToAdminister)("%s: %s", async (operation, member, body, pattern) => {
    const ClientId = account.pool.clientId;
    const told = member === "userPoolId" ? " 'a b'" : "";
    expect(await account.administer(operation, { ClientId, ...body })).toEqual(
      refusal(member, pattern, told),
    );
  });

  it("SignUp: a password far too long is refused as well, before anybody could wait for it", async () => {
    const Password = `${"a".repeat(60_000)} `;
    const { message } = await account.call("SignUp", { Username: "a", Password });
    expect(message).toMatch(/^2 validation errors detected: .*less than or equal to 256; .*pattern: \^\[/);
  });

  it("An ideographic space ends a password as any other character does: Java's patterns know it as none", async () => {
    const user = await account.pool.addUser();
    const Password = "Passw0rd!\u3000";
    expect(await account.administer("AdminSetUserPassword", { Username: user.username, Password })).toEqual(
      {},
    );
    expect(await account.administer("CreateUserPool", { PoolName: "my\u3000pool" })).toEqual(
      refusal("poolName", String.raw`[\w\s+=,.@-]+`),
    );
  });

  it.each(["a@b.example", "@@b", "a@@", "あ@例.jp"])("A reply address may be %s", async (address) => {
    const EmailConfiguration = { ReplyToEmailAddress: address };
    expect(await account.administer("UpdateUserPool", { EmailConfiguration })).toEqual({});
  });

  it("A space inside a password is a symbol like any other", async () => {
    const user = await account.pool.addUser();
    const Password = "Passw0rd x";
    expect(await account.administer("AdminSetUserPassword", { Username: user.username, Password })).toEqual(
      {},
    );
  });
});
