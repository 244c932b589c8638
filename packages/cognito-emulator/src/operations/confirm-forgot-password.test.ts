import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool, otherThan } from "../../test/account-pool.ts";

const hour = 3_600_000;
const expired = { __type: "ExpiredCodeException" };

describe("Resetting a password", () => {
  let account: AccountPool;
  let user: Awaited<ReturnType<AccountPool["arrive"]>>;
  beforeAll(async () => {
    account = await openAccountPool();
  });
  afterAll(() => account.close());
  beforeEach(async () => {
    user = await account.arrive();
  });

  const Password = "An0ther!pass";
  const confirm = (ConfirmationCode: string | undefined, more: object = {}) =>
    account.call("ConfirmForgotPassword", { Username: user.username, ConfirmationCode, Password, ...more });

  it("works within the hour and keeps the code over a password the policy refuses", async () => {
    await account.call("ForgotPassword", { Username: user.username });
    const code = account.pool.lastCode(user.username);
    account.now += hour - 1;
    expect(await confirm(code, { Password: "weak" })).toMatchObject({ __type: "InvalidPasswordException" });
    expect(await confirm(code)).toEqual({});
    expect(await confirm(code)).toMatchObject(expired);
    await expect(account.pool.signIn({ ...user, password: Password })).resolves.toBeDefined();
  });

  it("does not tell an unknown name, or somebody disabled, from a wrong code where the client hides that", async () => {
    await account.call("ForgotPassword", { Username: user.username });
    const wrong = otherThan(account.pool.lastCode(user.username));
    const refused = {
      __type: "CodeMismatchException",
      message: "Invalid verification code provided, please try again.",
    };
    expect(await confirm(wrong)).toEqual(refused);
    expect(await confirm(wrong, { Username: "nobody" })).toEqual(refused);
    await account.administer("AdminDisableUser", { Username: user.username });
    expect(await confirm(wrong)).toEqual(refused);
  });

  it("does not work after the hour", async () => {
    await account.call("ForgotPassword", { Username: user.username });
    const code = account.pool.lastCode(user.username);
    account.now += hour;
    expect(await confirm(code)).toMatchObject(expired);
  });

  it("takes no code that was sent for something else", async () => {
    await account.call("GetUserAttributeVerificationCode", {
      AccessToken: user.AccessToken,
      AttributeName: "email",
    });
    expect(await confirm(account.pool.lastCode(user.username))).toMatchObject(expired);
  });

  it("sends nothing to an address nobody has proven, and does not say so", async () => {
    const unproven = await account.pool.addUser({ attributes: { email_verified: "false" } });
    expect(await account.call("ForgotPassword", { Username: unproven.username })).toHaveProperty(
      "CodeDeliveryDetails",
    );
    expect(account.pool.lastCode(unproven.username)).toBeUndefined();
  });

  it("changes nothing when it is refused because the address has become another account's", async () => {
    const { email } = await account.stored(user.username);
    await account.call("ForgotPassword", { Username: user.username });
    const code = account.pool.lastCode(user.username);
    const Username = `taker-${user.username}`;
    await account.signUp(Username, { email: String(email) });
    const ConfirmationCode = account.pool.lastCode(Username);
    expect(
      await account.call("ConfirmSignUp", { Username, ConfirmationCode, ForceAliasCreation: true }),
    ).toEqual({});
    expect(await confirm(code)).toMatchObject(expired);
    await expect(account.pool.signIn(user)).resolves.toBeDefined();
    await expect(account.pool.signIn({ ...user, password: Password })).rejects.toBeDefined();
  });

  it("lifts a lockout", async () => {
    const AuthParameters = { USERNAME: user.username, PASSWORD: "Wr0ng!pass" };
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await account.call("InitiateAuth", { AuthFlow: "USER_PASSWORD_AUTH", AuthParameters });
    }
    await account.call("ForgotPassword", { Username: user.username });
    expect(await confirm(account.pool.lastCode(user.username))).toEqual({});
    await expect(account.pool.signIn({ ...user, password: Password })).resolves.toBeDefined();
  });
});
