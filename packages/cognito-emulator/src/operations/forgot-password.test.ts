import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool, otherThan } from "../../test/account-pool.ts";

const hour = 3_600_000;
const tooMany = {
  __type: "LimitExceededException",
  message: "Attempt limit exceeded, please try after some time.",
};

describe("Asking for a way back in", () => {
  let account: AccountPool;
  let user: Awaited<ReturnType<AccountPool["arrive"]>>;
  beforeAll(async () => {
    account = await openAccountPool();
  });
  afterAll(() => account.close());
  beforeEach(async () => {
    user = await account.arrive();
    account.now += hour;
  });

  const forgot = (Username: string) => account.call("ForgotPassword", { Username });
  const recoverBy = (...names: string[]) =>
    account.administer("UpdateUserPool", {
      AutoVerifiedAttributes: ["email"],
      AccountRecoverySetting: {
        RecoveryMechanisms: names.map((Name, index) => ({ Name, Priority: index + 1 })),
      },
    });
  const withPhone = (verified: string) =>
    account.administer("AdminUpdateUserAttributes", {
      Username: user.username,
      UserAttributes: [
        { Name: "phone_number", Value: "+819012345678" },
        { Name: "phone_number_verified", Value: verified },
      ],
    });
  const bySms = { DeliveryMedium: "SMS", AttributeName: "phone_number", Destination: "+********5678" };
  const byMail = { DeliveryMedium: "EMAIL", AttributeName: "email" };

  it("is possible twenty times an hour, codes entered included, and again an hour later", async () => {
    await forgot(user.username);
    const right = account.pool.lastCode(user.username);
    const confirm = (ConfirmationCode: string | undefined) =>
      account.call("ConfirmForgotPassword", {
        Username: user.username,
        ConfirmationCode,
        Password: "An0ther!pass",
      });
    for (let round = 0; round < 4; round += 1) {
      expect(await confirm(otherThan(right))).toMatchObject({ __type: "CodeMismatchException" });
    }
    for (let attempt = 5; attempt < 20; attempt += 1) {
      expect(await forgot(user.username)).toHaveProperty("CodeDeliveryDetails");
    }
    const newest = account.pool.lastCode(user.username);
    expect(await forgot(user.username.toUpperCase())).toMatchObject(tooMany);
    expect(await confirm(newest)).toMatchObject(tooMany);
    account.now += hour;
    await forgot(user.username);
    expect(await confirm(account.pool.lastCode(user.username))).toEqual({});
  });

  it("runs out for an unknown name as for a known one", async () => {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      expect(await forgot("stranger")).toHaveProperty("CodeDeliveryDetails");
    }
    expect(await forgot("Stranger")).toMatchObject(tooMany);
  });

  it("runs out for sign-up codes and proofs of an address as well", async () => {
    await account.signUp(`new-${user.username}`);
    const resend = () => account.call("ResendConfirmationCode", { Username: `new-${user.username}` });
    const { AccessToken } = await account.arrive();
    const prove = () =>
      account.call("GetUserAttributeVerificationCode", { AccessToken, AttributeName: "email" });
    for (const ask of [resend, prove]) {
      for (let attempt = 0; attempt < 20; attempt += 1) {
        expect(await ask()).toHaveProperty("CodeDeliveryDetails");
      }
      expect(await ask()).toMatchObject(tooMany);
    }
  });

  it("goes by the pool's order of preference, to verified addresses only", async () => {
    await withPhone("true");
    await recoverBy("verified_email", "verified_phone_number");
    expect(await forgot(user.username)).toMatchObject({ CodeDeliveryDetails: byMail });
    await recoverBy("verified_phone_number", "verified_email");
    expect(await forgot(user.username)).toMatchObject({ CodeDeliveryDetails: bySms });
    await withPhone("false");
    expect(await forgot(user.username)).toMatchObject({ CodeDeliveryDetails: byMail });
  });

  it("prefers a text message where the pool says nothing, and the code from it works", async () => {
    await account.administer("UpdateUserPool", { AutoVerifiedAttributes: ["email"] });
    await withPhone("true");
    expect(await forgot(user.username)).toMatchObject({ CodeDeliveryDetails: bySms });
    const ConfirmationCode = account.pool.lastCode("+819012345678");
    const Password = "An0ther!pass";
    expect(
      await account.call("ConfirmForgotPassword", { Username: user.username, ConfirmationCode, Password }),
    ).toEqual({});
    await expect(account.pool.signIn({ ...user, password: Password })).resolves.toBeDefined();
  });

  it("sends nothing by a way the pool does not recover by", async () => {
    await recoverBy("verified_phone_number");
    expect(await forgot(user.username)).toHaveProperty("CodeDeliveryDetails");
    expect(account.pool.lastCode(user.username)).toBeUndefined();
    expect(await account.administer("AdminResetUserPassword", { Username: user.username })).toMatchObject({
      __type: "InvalidParameterException",
    });
  });

  it("is refused to everybody, known or not, where administrators do it", async () => {
    await recoverBy("admin_only");
    const refused = { __type: "NotAuthorizedException", message: "Contact administrator to reset password." };
    expect(await forgot(user.username)).toEqual(refused);
    expect(await forgot("nobody")).toEqual(refused);
    expect(await account.administer("AdminResetUserPassword", { Username: user.username })).toEqual({
      __type: "NotAuthorizedException",
      message:
        "This userpool does not have password recovery mechanism, the administrator must set a new password.",
    });
  });
});
