import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callOperation, signedFor } from "../../test/call-operation.ts";
import { createEmulator, type Emulator } from "../index.ts";

const region = "ap-northeast-1";
const Schema = [
  { Name: "name", AttributeDataType: "String", Required: true, Mutable: true },
  { Name: "born", AttributeDataType: "String", Mutable: false },
  {
    Name: "grade",
    AttributeDataType: "Number",
    Mutable: true,
    NumberAttributeConstraints: { MinValue: "1", MaxValue: "6" },
  },
  {
    Name: "code",
    AttributeDataType: "String",
    Mutable: true,
    StringAttributeConstraints: { MinLength: "2", MaxLength: "4" },
  },
  { Name: "staff", AttributeDataType: "Boolean", Mutable: true },
];
const custom = ["custom:born", "custom:grade", "custom:code", "custom:staff"];

describe("A pool's attribute schema", () => {
  let emulator: Emulator;
  let ids: { UserPoolId: string; ClientId: string };
  beforeAll(async () => {
    emulator = await createEmulator();
    const { UserPool } = await administer("CreateUserPool", { PoolName: "school", Schema });
    const { Id: UserPoolId } = UserPool as { Id: string }; // AWS UserPoolType
    const { UserPoolClient } = await administer("CreateUserPoolClient", {
      UserPoolId,
      ClientName: "web",
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
      WriteAttributes: ["name", ...custom],
      ReadAttributes: ["name", ...custom],
    });
    ids = { UserPoolId, ClientId: (UserPoolClient as { ClientId: string }).ClientId }; // AWS UserPoolClientType
  });
  afterAll(() => emulator.close());

  const administer = async (operation: string, body: object) =>
    (await callOperation(emulator.url, operation, { ...ids, ...body }, signedFor(region))).body;
  const call = async (operation: string, body: object) =>
    (await callOperation(emulator.url, operation, body)).body;
  const listed = (attributes: Record<string, string>) =>
    Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
  const Password = "Passw0rd!x";
  const signUp = (Username: string, attributes: Record<string, string>) =>
    call("SignUp", {
      ClientId: ids.ClientId,
      Username,
      Password,
      UserAttributes: listed({ name: "Yui", ...attributes }),
    });
  const __type = "InvalidParameterException";

  it("lets an attribute that is not mutable be set when the user comes, and never after", async () => {
    const Username = "immutable";
    expect(await signUp(Username, { "custom:born": "2001" })).toHaveProperty("UserSub");
    await administer("AdminConfirmSignUp", { Username });
    const AuthParameters = { USERNAME: Username, PASSWORD: Password };
    const begun = { ClientId: ids.ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters };
    const { AuthenticationResult } = await call("InitiateAuth", begun);
    const { AccessToken } = AuthenticationResult as { AccessToken: string }; // signed in
    const refused = {
      __type,
      message: "user.custom:born: Attribute cannot be updated. (Attribute is not mutable)",
    };
    const UserAttributes = listed({ "custom:born": "1999" });
    const UserAttributeNames = ["custom:born"];
    expect(await call("UpdateUserAttributes", { AccessToken, UserAttributes })).toEqual(refused);
    expect(await call("DeleteUserAttributes", { AccessToken, UserAttributeNames })).toEqual(refused);
    expect(await administer("AdminUpdateUserAttributes", { Username, UserAttributes })).toEqual(refused);
    expect(await administer("AdminDeleteUserAttributes", { Username, UserAttributeNames })).toEqual(refused);
    const { UserAttributes: kept } = await call("GetUser", { AccessToken });
    expect(kept).toContainEqual({ Name: "custom:born", Value: "2001" });
  });

  it("lets nobody come without a required attribute, nor lose it", async () => {
    const missing = {
      __type,
      message: "Attributes did not conform to the schema: name: The attribute is required",
    };
    expect(await signUp("nameless", { name: "" })).toEqual(missing);
    expect(await administer("AdminCreateUser", { Username: "nameless" })).toEqual(missing);
    await signUp("named", {});
    const erased = { Username: "named", UserAttributeNames: ["name"] };
    expect(await administer("AdminDeleteUserAttributes", erased)).toEqual(missing);
  });

  it.each([
    ["a number below the range", { "custom:grade": "0" }],
    ["a number above the range", { "custom:grade": "7" }],
    ["a number that is none", { "custom:grade": "six" }],
    ["a text too short", { "custom:code": "x" }],
    ["a text too long", { "custom:code": "xxxxx" }],
    ["a boolean that is none", { "custom:staff": "yes" }],
  ])("refuses %s", async (_case, attributes) => {
    expect(await signUp("out-of-range", attributes)).toMatchObject({ __type });
    expect(
      await administer("AdminCreateUser", {
        Username: "out-of-range",
        UserAttributes: listed({ name: "Yui", ...attributes }),
      }),
    ).toMatchObject({ __type });
  });

  it("takes what lies at the ends of a range", async () => {
    const low = { "custom:grade": "1", "custom:code": "xx", "custom:staff": "true" };
    const high = { "custom:grade": "6", "custom:code": "xxxx", "custom:staff": "false" };
    expect(await signUp("low", low)).toHaveProperty("UserSub");
    expect(await signUp("high", high)).toHaveProperty("UserSub");
  });

  it("is of no use to strangers where administrators alone create users", async () => {
    await administer("UpdateUserPool", { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } });
    expect(await signUp("stranger", {})).toEqual({
      __type: "NotAuthorizedException",
      message: "SignUp is not permitted for this user pool",
    });
  });
});
