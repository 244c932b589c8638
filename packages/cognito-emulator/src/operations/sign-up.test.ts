import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool, otherThan } from "../../test/account-pool.ts";

const hour = 3_600_000;
const mismatch = { __type: "CodeMismatchException" };
const expired = { __type: "ExpiredCodeException" };

describe("Signing up", () => {
  let account: AccountPool;
  let user: Awaited<ReturnType<AccountPool["arrive"]>>;
  beforeAll(async () => {
    account = await openAccountPool();
  });
  afterAll(() => account.close());
  beforeEach(async () => {
    user = await account.arrive();
  });

  it("needs its code within a day", async () => {
    await account.signUp("late");
    const ConfirmationCode = account.pool.lastCode("late");
    account.now += 24 * hour;
    expect(await account.call("ConfirmSignUp", { Username: "late", ConfirmationCode })).toMatchObject(
      expired,
    );
    await account.call("ResendConfirmationCode", { Username: "late" });
    const fresh = { Username: "late", ConfirmationCode: account.pool.lastCode("late") };
    expect(await account.call("ConfirmSignUp", fresh)).toEqual({});
    expect(await account.call("ConfirmSignUp", fresh)).toMatchObject({
      message: "User cannot be confirmed. Current status is CONFIRMED",
    });
    expect(await account.call("ResendConfirmationCode", { Username: "late" })).toMatchObject({
      message: "User is already confirmed.",
    });
  });

  it("lets nobody guess a code: after five wrong ones the right one is refused too", async () => {
    await account.signUp("guessed");
    const right = account.pool.lastCode("guessed");
    const guess = (ConfirmationCode: string | undefined) =>
      account.call("ConfirmSignUp", { Username: "guessed", ConfirmationCode });
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect(await guess(otherThan(right))).toMatchObject(mismatch);
    expect(await guess(right)).toMatchObject({ __type: "LimitExceededException" });
  });

  it("takes an address that another account has proven only if asked to", async () => {
    const email = `${user.username}@example.com`;
    await account.signUp("second-owner", { email });
    const body = { Username: "second-owner", ConfirmationCode: account.pool.lastCode("second-owner") };
    expect(await account.call("ConfirmSignUp", body)).toMatchObject({
      __type: "AliasExistsException",
      message: "An account with the email already exists.",
    });
    expect(await account.call("ConfirmSignUp", { ...body, ForceAliasCreation: true })).toEqual({});
    expect(await account.stored(user.username)).toMatchObject({ email_verified: "false" });
  });

  it("says nothing of unknown names: made-up deliveries, refused codes", async () => {
    expect(await account.call("ResendConfirmationCode", { Username: "nobody" })).toEqual({
      CodeDeliveryDetails: {
        Destination: expect.stringMatching(/^[a-z]\*{3}@[a-z]\*{3}$/),
        DeliveryMedium: "EMAIL",
        AttributeName: "email",
      },
    });
    expect(
      await account.call("ConfirmSignUp", { Username: "nobody", ConfirmationCode: "000000" }),
    ).toMatchObject(expired);
    expect(await account.call("ForgotPassword", { Username: "nobody" })).toEqual(
      await account.call("ForgotPassword", { Username: "nobody" }),
    );
  });

  it("keeps a pool of e-mail usernames to addresses, one account each", async () => {
    const made = await account.administer("CreateUserPool", {
      PoolName: "by mail",
      UsernameAttributes: ["email"],
      AutoVerifiedAttributes: ["email"],
    });
    const { Id: UserPoolId } = made["UserPool"] as { Id: string }; // just created, with an id
    const client = await account.administer("CreateUserPoolClient", { UserPoolId, ClientName: "web" });
    const { ClientId } = client["UserPoolClient"] as { ClientId: string }; // just created, with an id
    const Password = "Passw0rd!x";
    expect(await account.call("SignUp", { ClientId, Username: "yui", Password })).toMatchObject({
      message: "Username should be an email.",
    });
    const first = await account.call("SignUp", { ClientId, Username: "yui@example.com", Password });
    expect(first).toMatchObject({ CodeDeliveryDetails: { Destination: "y***@e***" } });
    expect(
      await account.administer("AdminGetUser", { UserPoolId, Username: "yui@example.com" }),
    ).toMatchObject({
      Username: first["UserSub"],
    });
    expect(await account.call("SignUp", { ClientId, Username: "Yui@Example.com", Password })).toMatchObject({
      message: "An account with the given email already exists.",
    });
  });
});
