import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool, otherThan } from "../../test/account-pool.ts";

const sms = {
  Destination: "+********5678",
  DeliveryMedium: "SMS",
  AttributeName: "phone_number",
};
const byPhone = { AutoVerifiedAttributes: ["phone_number", "email"] };

describe("A phone number", () => {
  let account: AccountPool;
  let user: Awaited<ReturnType<AccountPool["arrive"]>>;
  beforeAll(async () => {
    account = await openAccountPool();
    await account.administer("UpdateUserPool", byPhone);
  });
  afterAll(() => account.close());
  beforeEach(async () => {
    user = await account.arrive();
  });

  const change = (Value: string) =>
    account.call("UpdateUserAttributes", {
      AccessToken: user.AccessToken,
      UserAttributes: [{ Name: "phone_number", Value }],
    });
  const verify = (Code: string | undefined, AttributeName = "phone_number") =>
    account.call("VerifyUserAttribute", { AccessToken: user.AccessToken, AttributeName, Code });

  it("gets the sign-up code before the e-mail address, and is proven by it", async () => {
    expect(await account.signUp("yui", { phone_number: "+819012345678" })).toMatchObject({
      CodeDeliveryDetails: sms,
    });
    expect(await account.call("ResendConfirmationCode", { Username: "yui" })).toEqual({
      CodeDeliveryDetails: sms,
    });
    const ConfirmationCode = account.pool.lastCode("yui");
    expect(await account.call("ConfirmSignUp", { Username: "yui", ConfirmationCode })).toEqual({});
    const stored = await account.stored("yui");
    expect(stored).toMatchObject({ phone_number_verified: "true" });
    expect(stored["email_verified"]).not.toBe("true");
  });

  it("is left alone at sign-up by a pool that verifies e-mail addresses only", async () => {
    const mailOnly = await openAccountPool();
    const answer = await mailOnly.signUp("ren", { phone_number: "+819012345678" });
    expect(answer).toMatchObject({ CodeDeliveryDetails: { DeliveryMedium: "EMAIL" } });
    await mailOnly.close();
  });

  it("is unproven when new, and proven by the code that went to it", async () => {
    expect(await change("+819012345678")).toEqual({ CodeDeliveryDetailsList: [sms] });
    expect(await account.stored(user.username)).toMatchObject({
      phone_number: "+819012345678",
      phone_number_verified: "false",
      email_verified: "true",
    });
    const code = account.pool.lastCode(user.username);
    expect(await verify(otherThan(code))).toMatchObject({ __type: "CodeMismatchException" });
    expect(await verify(code, "email")).toMatchObject({ __type: "ExpiredCodeException" });
    expect(await verify(code)).toEqual({});
    expect(await account.stored(user.username)).toMatchObject({ phone_number_verified: "true" });
    expect(await verify(code)).toMatchObject({ __type: "ExpiredCodeException" });
  });

  it("is sent another code on request, and the outbox shows what was sent where", async () => {
    await change("+819012345678");
    const asked = { AccessToken: user.AccessToken, AttributeName: "phone_number" };
    expect(await account.call("GetUserAttributeVerificationCode", asked)).toEqual({
      CodeDeliveryDetails: sms,
    });
    const answer = await fetch(`${account.endpoint}/_local/outbox?user=${user.username}`);
    expect(await answer.json()).toMatchObject({
      messages: [{ to: "+819012345678", kind: "verify-phone" }, { kind: "verify-phone" }],
    });
    expect(await verify(account.pool.lastCode(user.username))).toEqual({});
  });

  it("cannot be verified when there is none", async () => {
    const asked = { AccessToken: user.AccessToken, AttributeName: "phone_number" };
    expect(await account.call("GetUserAttributeVerificationCode", asked)).toMatchObject({
      __type: "InvalidParameterException",
    });
  });

  it("takes its mark along when it is deleted", async () => {
    await change("+819012345678");
    await verify(account.pool.lastCode(user.username));
    await account.call("DeleteUserAttributes", {
      AccessToken: user.AccessToken,
      UserAttributeNames: ["phone_number"],
    });
    const stored = await account.stored(user.username);
    expect(stored).not.toHaveProperty("phone_number");
    expect(stored).not.toHaveProperty("phone_number_verified");
  });

  it("changes only once the new one is proven, where the pool asks for that; the address is another matter", async () => {
    const strict = await openAccountPool();
    const person = await strict.arrive();
    await strict.administer("UpdateUserPool", {
      ...byPhone,
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["phone_number"] },
    });
    await strict.administer("AdminUpdateUserAttributes", {
      Username: person.username,
      UserAttributes: [
        { Name: "phone_number", Value: "+810000000001" },
        { Name: "phone_number_verified", Value: "true" },
      ],
    });
    const answer = await strict.call("UpdateUserAttributes", {
      AccessToken: person.AccessToken,
      UserAttributes: [
        { Name: "phone_number", Value: "+819012345678" },
        { Name: "name", Value: "Sekimori" },
      ],
    });
    expect(answer).toEqual({ CodeDeliveryDetailsList: [sms] });
    expect(await strict.stored(person.username)).toMatchObject({
      name: "Sekimori",
      phone_number: "+810000000001",
      phone_number_verified: "true",
    });
    const proof = {
      AccessToken: person.AccessToken,
      AttributeName: "phone_number",
      Code: strict.pool.lastCode(person.username),
    };
    expect(await strict.call("VerifyUserAttribute", proof)).toEqual({});
    expect(await strict.stored(person.username)).toMatchObject({
      phone_number: "+819012345678",
      phone_number_verified: "true",
    });
    await strict.close();
  });

  it("signs its owner in once proven, where it is an alias, and nobody else", async () => {
    const made = await account.administer("CreateUserPool", {
      PoolName: "by phone",
      AliasAttributes: ["phone_number"],
      AutoVerifiedAttributes: ["phone_number"],
    });
    const { Id: UserPoolId } = made["UserPool"] as { Id: string }; // just created, with an id
    const client = await account.administer("CreateUserPoolClient", {
      UserPoolId,
      ClientName: "web",
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
    });
    const { ClientId } = client["UserPoolClient"] as { ClientId: string }; // just created, with an id
    const phone_number = "+818000000001";
    const AuthParameters = { USERNAME: phone_number, PASSWORD: "Passw0rd!x" };
    const signIn = () =>
      account.call("InitiateAuth", { ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters });
    const enter = async (Username: string) => {
      const UserAttributes = [{ Name: "phone_number", Value: phone_number }];
      const Password = "Passw0rd!x";
      await account.call("SignUp", { ClientId, Username, Password, UserAttributes });
      const ConfirmationCode = await lastCodeFor(Username);
      return account.call("ConfirmSignUp", { ClientId, Username, ConfirmationCode });
    };
    const lastCodeFor = async (username: string) => {
      const answer = await fetch(`${account.endpoint}/_local/code?user=${username}`);
      return ((await answer.json()) as { code: string }).code; // the outbox's own answer
    };
    expect(await enter("owner")).toEqual({});
    expect(await signIn()).toHaveProperty("AuthenticationResult");
    expect(await enter("second")).toMatchObject({
      __type: "AliasExistsException",
      message: "An account with the phone_number already exists.",
    });
  });

  it("can be the user name, and is then its owner's alone", async () => {
    const made = await account.administer("CreateUserPool", {
      PoolName: "phones as names",
      UsernameAttributes: ["phone_number"],
      AutoVerifiedAttributes: ["phone_number"],
    });
    const { Id: UserPoolId } = made["UserPool"] as { Id: string }; // just created, with an id
    const client = await account.administer("CreateUserPoolClient", { UserPoolId, ClientName: "web" });
    const { ClientId } = client["UserPoolClient"] as { ClientId: string }; // just created, with an id
    const signUp = (Username: string) =>
      account.call("SignUp", { ClientId, Username, Password: "Passw0rd!x" });
    expect(await signUp("yui")).toMatchObject({ message: "Username should be a phone number." });
    const first = await signUp("+819012345678");
    expect(first).toMatchObject({ CodeDeliveryDetails: sms });
    expect(await account.administer("AdminGetUser", { UserPoolId, Username: "+819012345678" })).toMatchObject(
      { Username: first["UserSub"] },
    );
    expect(await signUp("+819012345678")).toMatchObject({
      message: "An account with the given phone_number already exists.",
    });
  });

  it("is written in the international form, with its plus", async () => {
    for (const number of ["09012345678", "+0123", "phone"]) {
      expect(await change(number)).toMatchObject({ message: "Invalid phone number format." });
    }
  });
});
