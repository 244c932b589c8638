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
    const first = account.pool.lastCode("yui");
    expect(await account.call("ResendConfirmationCode", { Username: "yui" })).toEqual({
      CodeDeliveryDetails: sms,
    });
    const ConfirmationCode = account.pool.lastCode("yui");
    if (first !== ConfirmationCode) {
      expect(await account.call("ConfirmSignUp", { Username: "yui", ConfirmationCode: first })).toMatchObject(
        { __type: "CodeMismatchException" },
      );
    }
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

  it("is written in the international form, with its plus", async () => {
    for (const number of ["09012345678", "+0123", "phone"]) {
      expect(await change(number)).toMatchObject({ message: "Invalid phone number format." });
    }
  });
});
