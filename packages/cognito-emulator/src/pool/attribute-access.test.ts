import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";

const unauthorizedWrite = { message: "A client attempted to write unauthorized attribute" };

describe("Nobody raises his own role", () => {
  let account: AccountPool;
  let user: Awaited<ReturnType<AccountPool["arrive"]>>;
  beforeAll(async () => {
    account = await openAccountPool();
  });
  afterAll(() => account.close());
  beforeEach(async () => {
    user = await account.arrive();
  });

  const bends = ["custom:role", "email_verified", "phone_number_verified", "sub"];

  it.each(bends)("by naming %s at sign-up", async (name) => {
    const body = await account.signUp(`climber-${name.replaceAll(/\W/g, "")}`, { [name]: "true" });
    expect(body).toMatchObject(unauthorizedWrite);
  });

  it.each(bends)("by updating %s", async (Name) => {
    const UserAttributes = [{ Name, Value: "admin" }];
    expect(
      await account.call("UpdateUserAttributes", { AccessToken: user.AccessToken, UserAttributes }),
    ).toMatchObject(unauthorizedWrite);
  });

  it.each(bends)("by deleting %s", async (name) => {
    const body = await account.call("DeleteUserAttributes", {
      AccessToken: user.AccessToken,
      UserAttributeNames: [name],
    });
    expect(body).toMatchObject(unauthorizedWrite);
    expect(await account.stored(user.username)).toMatchObject({
      "custom:role": "user",
      email_verified: "true",
    });
  });

  it("unless the client was told that it may write that attribute", async () => {
    const { UserPoolClient } = await account.administer("CreateUserPoolClient", {
      ClientName: "trusting",
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
      WriteAttributes: ["custom:role"],
    });
    const { ClientId } = UserPoolClient as { ClientId: string }; // just created, with an id
    const AuthParameters = { USERNAME: user.username, PASSWORD: user.password };
    const begun = await account.call("InitiateAuth", {
      ClientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters,
    });
    const tokens = begun["AuthenticationResult"] as { AccessToken: string }; // signed in
    const change = (Name: string) =>
      account.call("UpdateUserAttributes", { ...tokens, UserAttributes: [{ Name, Value: "x" }] });
    expect(await change("custom:role")).toEqual({ CodeDeliveryDetailsList: [] });
    expect(await change("name")).toMatchObject(unauthorizedWrite);
  });

  it("and nobody proves his own address, though a client lists the mark", async () => {
    const { UserPoolClient } = await account.administer("CreateUserPoolClient", {
      ClientName: "careless",
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
      WriteAttributes: ["email", "email_verified"],
    });
    const { ClientId } = UserPoolClient as { ClientId: string }; // just created, with an id
    const UserAttributes = ["email", "email_verified"].map((Name) => ({ Name, Value: "true" }));
    expect(
      await account.call("SignUp", { ClientId, Username: "prover", Password: "Passw0rd!x", UserAttributes }),
    ).toMatchObject(unauthorizedWrite);
  });
});
