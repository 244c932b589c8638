import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";

const mismatch = { __type: "CodeMismatchException" };

describe("Changing the address", () => {
  let account: AccountPool;
  let user: Awaited<ReturnType<AccountPool["arrive"]>>;
  beforeAll(async () => {
    account = await openAccountPool();
  });
  afterAll(() => account.close());
  beforeEach(async () => {
    user = await account.arrive();
  });

  const change = (email: string) =>
    account.call("UpdateUserAttributes", {
      AccessToken: user.AccessToken,
      UserAttributes: [{ Name: "email", Value: email }],
    });
  const verify = (Code: string | undefined) =>
    account.call("VerifyUserAttribute", { AccessToken: user.AccessToken, AttributeName: "email", Code });

  it("proves an address only with the code that went to it", async () => {
    await change("first@example.org");
    const first = account.pool.lastCode(user.username);
    await account.administer("AdminUpdateUserAttributes", {
      Username: user.username,
      UserAttributes: [{ Name: "email", Value: "second@example.org" }],
    });
    expect(await verify(first)).toMatchObject(mismatch);
    expect(await account.stored(user.username)).toMatchObject({
      email: "second@example.org",
      email_verified: "false",
    });
  });

  it("sends a code for addresses only, and only where there is one", async () => {
    const ask = (AttributeName: string) =>
      account.call("GetUserAttributeVerificationCode", { AccessToken: user.AccessToken, AttributeName });
    expect(await ask("given_name")).toEqual({
      __type: "InvalidParameterException",
      message: "Invalid attribute name. Only phone_number and email can be verified.",
    });
    expect(await ask("phone_number")).toEqual({
      __type: "InvalidParameterException",
      message: "User does not have a valid registered phone number",
    });
  });

  it("refuses to prove an address that another account has proven", async () => {
    const other = await account.pool.addUser();
    await change(`${other.username}@example.com`);
    expect(await verify(account.pool.lastCode(user.username))).toMatchObject({
      __type: "AliasExistsException",
    });
    await expect(
      account.pool.signIn({ username: `${other.username}@example.com`, password: other.password }),
    ).resolves.toBeDefined();
  });

  it("keeps the old address until the new one is proven, where the pool asks for that", async () => {
    await account.administer("UpdateUserPool", {
      AutoVerifiedAttributes: ["email"],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["email"] },
    });
    await change("proven@example.org");
    expect(await account.stored(user.username)).toMatchObject({
      email: `${user.username}@example.com`,
      email_verified: "true",
    });
    expect(await verify(account.pool.lastCode(user.username))).toEqual({});
    expect(await account.stored(user.username)).toMatchObject({
      email: "proven@example.org",
      email_verified: "true",
    });
  });

  it.each([
    ["email", "new@example.org"],
    ["phone_number", "+819012345678"],
  ])("proves %s within a day of its code, and not after", async (AttributeName, Value) => {
    const { AccessToken } = user;
    await account.call("UpdateUserAttributes", {
      AccessToken,
      UserAttributes: [{ Name: AttributeName, Value }],
    });
    const askAndWait = async (milliseconds: number) => {
      const { accessToken } = await account.pool.signIn(user);
      await account.call("GetUserAttributeVerificationCode", { AccessToken: accessToken, AttributeName });
      const Code = account.pool.lastCode(user.username);
      account.now += milliseconds;
      const later = (await account.pool.signIn(user)).accessToken;
      return account.call("VerifyUserAttribute", { AccessToken: later, AttributeName, Code });
    };
    expect(await askAndWait(24 * 3_600_000)).toMatchObject({ __type: "ExpiredCodeException" });
    expect(await askAndWait(24 * 3_600_000 - 1)).toEqual({});
  });
});
