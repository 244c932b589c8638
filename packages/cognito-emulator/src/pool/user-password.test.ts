import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";

const used = {
  __type: "PasswordHistoryPolicyViolationException",
  message: "Password has previously been used",
};
const day = 24 * 3_600_000;

describe("A password", () => {
  let account: AccountPool;
  let user: Awaited<ReturnType<AccountPool["arrive"]>>;
  beforeAll(async () => {
    account = await openAccountPool();
  });
  afterAll(() => account.close());
  beforeEach(async () => {
    user = await account.arrive();
  });

  const change = async (PreviousPassword: string, ProposedPassword: string) => {
    const AccessToken = (await account.pool.signIn({ ...user, password: PreviousPassword })).accessToken;
    return account.call("ChangePassword", { AccessToken, PreviousPassword, ProposedPassword });
  };
  const remember = (PasswordHistorySize: number) =>
    account.administer("UpdateUserPool", {
      AutoVerifiedAttributes: ["email"],
      Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize } },
    });
  const set = (Password: string, Permanent: boolean) =>
    account.administer("AdminSetUserPassword", { Username: user.username, Password, Permanent });

  it("that is one of the last two is refused where the pool remembers two", async () => {
    await remember(2);
    expect(await change(user.password, user.password)).toEqual(used);
    expect(await change(user.password, "Second!pass2")).toEqual({});
    expect(await change("Second!pass2", user.password)).toEqual(used);
    expect(await change("Second!pass2", "Third!pass33")).toEqual({});
    expect(await change("Third!pass33", user.password)).toEqual({});
  });

  it("is refused again at a reset, by an administrator, and at the first sign-in", async () => {
    await remember(3);
    await account.call("ForgotPassword", { Username: user.username });
    const ConfirmationCode = account.pool.lastCode(user.username);
    const reset = (Password: string) =>
      account.call("ConfirmForgotPassword", { Username: user.username, ConfirmationCode, Password });
    expect(await reset(user.password)).toEqual(used);
    expect(await reset("Second!pass2")).toEqual({});
    expect(await set(user.password, true)).toEqual(used);

    expect(await set("Temp0rary!1", false)).toEqual({});
    const AuthParameters = { USERNAME: user.username, PASSWORD: "Temp0rary!1" };
    const { Session } = await account.call("InitiateAuth", {
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters,
    });
    const answer = (NEW_PASSWORD: string) =>
      account.call("RespondToAuthChallenge", {
        ChallengeName: "NEW_PASSWORD_REQUIRED",
        Session,
        ChallengeResponses: { USERNAME: user.username, NEW_PASSWORD },
      });
    expect(await answer("Second!pass2")).toEqual(used);
    expect(await answer("Third!pass33")).toHaveProperty("AuthenticationResult");
  });

  it("may be one of old where it is temporary: it is replaced before it opens anything", async () => {
    await remember(2);
    expect(await set(user.password, false)).toEqual({});
    expect(await set(user.password, true)).toEqual(used);
  });

  it("may come back where the pool remembers none", async () => {
    await remember(0);
    expect(await change(user.password, user.password)).toEqual({});
  });

  it("that is temporary lasts as many days as the pool says", async () => {
    const lasts = async (settings: object, days: number) => {
      await account.administer("UpdateUserPool", { AutoVerifiedAttributes: ["email"], ...settings });
      await set("Temp0rary!1", false);
      const AuthParameters = { USERNAME: user.username, PASSWORD: "Temp0rary!1" };
      const begin = () => account.call("InitiateAuth", { AuthFlow: "USER_PASSWORD_AUTH", AuthParameters });
      account.now += days * day;
      expect(await begin()).toMatchObject({ ChallengeName: "NEW_PASSWORD_REQUIRED" });
      account.now += 1;
      expect(await begin()).toMatchObject({
        message: "Temporary password has expired and must be reset by an administrator.",
      });
    };
    await lasts({}, 7);
    await lasts({ Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 0 } } }, 7);
    await lasts({ Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 2 } } }, 2);
    await lasts({ AdminCreateUserConfig: { UnusedAccountValidityDays: 3 } }, 3);
  });

  it("that has to be reset ends what an older token may do", async () => {
    await account.administer("AdminResetUserPassword", { Username: user.username });
    expect(await account.call("GetUser", { AccessToken: user.AccessToken })).toMatchObject({
      __type: "PasswordResetRequiredException",
    });
  });
});
