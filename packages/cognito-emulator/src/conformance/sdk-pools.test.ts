import { describe, expect, it } from "vitest";
import { emulatorForTests } from "./emulator-for-tests.ts";
import { openPool, present, sdkFor } from "./local-pool.ts";

describe("The AWS SDK administers user pools", () => {
  const emulator = emulatorForTests();
  const sdk = sdkFor(emulator);

  const createPool = async (more = {}) =>
    present((await sdk.createUserPool({ PoolName: "pool", ...more })).UserPool);

  it("describes a pool with what it was created with, and Cognito's defaults for the rest", async () => {
    const { Id } = await createPool({ AliasAttributes: ["email"], AutoVerifiedAttributes: ["email"] });
    expect((await sdk.describeUserPool({ UserPoolId: Id })).UserPool).toMatchObject({
      Id,
      Name: "pool",
      AliasAttributes: ["email"],
      AutoVerifiedAttributes: ["email"],
      MfaConfiguration: "OFF",
      DeletionProtection: "INACTIVE",
      Policies: {
        PasswordPolicy: {
          MinimumLength: 8,
          RequireUppercase: true,
          RequireLowercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          TemporaryPasswordValidityDays: 7,
        },
      },
      CreationDate: expect.any(Date),
      EstimatedNumberOfUsers: 0,
    });
  });

  it("sets back what an update leaves out: the classic trap", async () => {
    const { Id: UserPoolId } = await createPool({
      AutoVerifiedAttributes: ["email"],
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      Policies: { PasswordPolicy: { MinimumLength: 12 } },
    });
    await sdk.updateUserPool({ UserPoolId, AutoVerifiedAttributes: ["email"] });
    const { UserPool } = await sdk.describeUserPool({ UserPoolId });
    expect(UserPool).toMatchObject({
      Name: "pool",
      AutoVerifiedAttributes: ["email"],
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
      Policies: { PasswordPolicy: { MinimumLength: 8 } },
    });
  });

  it("keeps what cannot change: sign-in names and the attribute schema", async () => {
    const { Id: UserPoolId } = await createPool({
      AliasAttributes: ["email"],
      Schema: [{ Name: "role", AttributeDataType: "String", Mutable: true }],
    });
    await sdk.updateUserPool({ UserPoolId });
    const { UserPool } = await sdk.describeUserPool({ UserPoolId });
    expect(UserPool?.AliasAttributes).toEqual(["email"]);
    expect(UserPool?.SchemaAttributes?.map(({ Name }) => Name)).toContain("custom:role");
  });

  it("adds a custom attribute, which administrators can write from then on", async () => {
    const pool = await openPool(emulator);
    const { username: Username } = await pool.addUser();
    const UserPoolId = pool.userPoolId;
    const CustomAttributes = [{ Name: "rank", AttributeDataType: "String" as const }];
    await sdk.addCustomAttributes({ UserPoolId, CustomAttributes });
    await sdk.adminUpdateUserAttributes({
      UserPoolId,
      Username,
      UserAttributes: [{ Name: "custom:rank", Value: "bugyo" }],
    });
    const { UserAttributes } = await sdk.adminGetUser({ UserPoolId, Username });
    expect(UserAttributes).toContainEqual({ Name: "custom:rank", Value: "bugyo" });
    await expect(sdk.addCustomAttributes({ UserPoolId, CustomAttributes })).rejects.toMatchObject({
      name: "InvalidParameterException",
    });
  });

  it("lists pools page by page", async () => {
    const created = [await createPool(), await createPool(), await createPool()].map(({ Id }) => Id);
    const listed: (string | undefined)[] = [];
    let NextToken: string | undefined;
    do {
      const page = await sdk.listUserPools({ MaxResults: 2, NextToken });
      listed.push(...(page.UserPools ?? []).map(({ Id }) => Id));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    expect(listed).toEqual(expect.arrayContaining(created));
    expect(new Set(listed).size).toBe(listed.length);
  });

  it("deletes a pool with its clients, unless deletion protection holds it", async () => {
    const pool = await openPool(emulator, { pool: { DeletionProtection: "ACTIVE" } });
    const UserPoolId = pool.userPoolId;
    await expect(sdk.deleteUserPool({ UserPoolId })).rejects.toMatchObject({
      name: "InvalidParameterException",
    });
    await sdk.updateUserPool({ UserPoolId, DeletionProtection: "INACTIVE" });
    await sdk.deleteUserPool({ UserPoolId });
    await expect(sdk.describeUserPool({ UserPoolId })).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
    await expect(
      sdk.signUp({ ClientId: pool.clientId, Username: "late", Password: "Passw0rd!x" }),
    ).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: `User pool client ${pool.clientId} does not exist.`,
    });
  });
});
