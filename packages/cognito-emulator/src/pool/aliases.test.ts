import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";

const Password = "Passw0rd!x";

describe("Where a preferred user name signs in", () => {
  let account: AccountPool;
  let UserPoolId: string;
  let ClientId: string;
  beforeAll(async () => {
    account = await openAccountPool();
  });
  afterAll(() => account.close());
  beforeEach(async () => {
    const made = await account.administer("CreateUserPool", {
      PoolName: "by any name",
      AliasAttributes: ["preferred_username", "email", "phone_number"],
      AutoVerifiedAttributes: ["email"],
    });
    UserPoolId = (made["UserPool"] as { Id: string }).Id; // just created, with an id
    const client = await account.administer("CreateUserPoolClient", {
      UserPoolId,
      ClientName: "web",
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
    });
    ClientId = (client["UserPoolClient"] as { ClientId: string }).ClientId; // just created, with an id
    await join("victim");
    await join("climber");
  });

  const join = async (Username: string) => {
    const email = `${Username}@example.com`;
    const UserAttributes = [
      { Name: "email", Value: email },
      { Name: "email_verified", Value: "true" },
    ];
    const MessageAction = "SUPPRESS";
    await account.administer("AdminCreateUser", { UserPoolId, Username, UserAttributes, MessageAction });
    await account.administer("AdminSetUserPassword", { UserPoolId, Username, Password, Permanent: true });
  };
  const signIn = async (USERNAME: string) => {
    const AuthParameters = { USERNAME, PASSWORD: Password };
    const begun = await account.call("InitiateAuth", {
      ClientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters,
    });
    return begun["AuthenticationResult"] as { AccessToken: string }; // a right password; its use fails otherwise
  };
  const whoIs = async (name: string) => {
    const { AccessToken } = await signIn(name);
    return (await account.call("GetUser", { AccessToken }))["Username"];
  };
  const prefer = async (Value: string) => {
    const { AccessToken } = await signIn("climber");
    return account.call("UpdateUserAttributes", {
      AccessToken,
      UserAttributes: [{ Name: "preferred_username", Value }],
    });
  };

  it("nobody takes another person's address as his own", async () => {
    expect(await prefer("victim@example.com")).toMatchObject({
      __type: "InvalidParameterException",
      message: "Preferred username cannot be of email format, since user pool is configured for email alias.",
    });
    expect(await whoIs("victim@example.com")).toBe("victim");
  });

  it("nobody takes an address before its owner comes, by administrators either", async () => {
    for (const Value of ["future@example.com", "+819012345678"]) {
      expect(await prefer(Value)).toMatchObject({ __type: "InvalidParameterException" });
      expect(
        await account.administer("AdminUpdateUserAttributes", {
          UserPoolId,
          Username: "climber",
          UserAttributes: [{ Name: "preferred_username", Value }],
        }),
      ).toMatchObject({ __type: "InvalidParameterException" });
    }
  });

  it("nobody takes another person's user name, in any case, while updating or signing up", async () => {
    expect(await prefer("Victim")).toMatchObject({ __type: "AliasExistsException" });
    const UserAttributes = [{ Name: "preferred_username", Value: "victim" }];
    expect(
      await account.call("SignUp", { ClientId, Username: "third", Password, UserAttributes }),
    ).toMatchObject({ __type: "UsernameExistsException" });
    expect(await whoIs("victim")).toBe("victim");
  });

  it("a name nobody has signs its owner in, and stays his", async () => {
    expect(await prefer("summit")).toEqual({ CodeDeliveryDetailsList: [] });
    expect(await prefer("summit")).toEqual({ CodeDeliveryDetailsList: [] });
    expect(await whoIs("Summit")).toBe("climber");
    const { AccessToken } = await signIn("victim");
    const UserAttributes = [{ Name: "preferred_username", Value: "summit" }];
    expect(await account.call("UpdateUserAttributes", { AccessToken, UserAttributes })).toMatchObject({
      message: "An account with the preferred_username already exists.",
    });
  });

  it("an administrator moves an alias by force, but never a user name", async () => {
    await prefer("summit");
    const invite = (Username: string, preferred: string) =>
      account.administer("AdminCreateUser", {
        UserPoolId,
        Username,
        MessageAction: "SUPPRESS",
        ForceAliasCreation: true,
        UserAttributes: [{ Name: "preferred_username", Value: preferred }],
      });
    expect(await invite("heir", "summit")).toHaveProperty("User");
    expect(await account.administer("AdminGetUser", { UserPoolId, Username: "summit" })).toMatchObject({
      Username: "heir",
    });
    expect(await invite("usurper", "victim")).toMatchObject({ __type: "UsernameExistsException" });
    expect(await whoIs("victim")).toBe("victim");
  });

  it("lets an address sign in once it is proven, and not before", async () => {
    const Username = "climber";
    const say = (email: string, email_verified: string) =>
      account.administer("AdminUpdateUserAttributes", {
        UserPoolId,
        Username,
        UserAttributes: Object.entries({ email, email_verified }).map(([Name, Value]) => ({ Name, Value })),
      });
    const begin = (USERNAME: string) =>
      account.call("InitiateAuth", {
        ClientId,
        AuthFlow: "USER_PASSWORD_AUTH",
        AuthParameters: { USERNAME, PASSWORD: Password },
      });
    expect(await say("new@example.com", "false")).toEqual({});
    expect(await begin("new@example.com")).toMatchObject({ __type: "UserNotFoundException" });
    expect(await say("new@example.com", "true")).toEqual({});
    expect(await whoIs("new@example.com")).toBe(Username);
  });

  it("takes nobody's unproven address for a name: others may have the same, unproven too", async () => {
    const email = "shared@example.com";
    const UserAttributes = [{ Name: "email", Value: email }];
    for (const Username of ["one", "other"]) {
      expect(await account.call("SignUp", { ClientId, Username, Password, UserAttributes })).toHaveProperty(
        "UserSub",
      );
    }
  });
});
