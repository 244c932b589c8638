import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";

const invalid = "InvalidParameterException";
const rank = (Name: string, Priority: number) => ({ Name, Priority });

describe("Settings that contradict each other", () => {
  let account: AccountPool;
  beforeAll(async () => {
    account = await openAccountPool();
  });
  afterAll(() => account.close());

  const recovery = (...RecoveryMechanisms: object[]) => ({ AccountRecoverySetting: { RecoveryMechanisms } });

  it.each([
    [
      "two names for one validity",
      {
        Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 3 } },
        AdminCreateUserConfig: { UnusedAccountValidityDays: 3 },
      },
      invalid,
    ],
    ["one rank twice", recovery(rank("verified_email", 1), rank("verified_phone_number", 1)), invalid],
    ["one way twice", recovery(rank("verified_email", 1), rank("verified_email", 2)), invalid],
    [
      "administrators only, and mail as well",
      recovery(rank("admin_only", 1), rank("verified_email", 2)),
      invalid,
    ],
    ["no way at all", recovery(), invalid],
    ["an unknown way", recovery(rank("carrier_pigeon", 1)), invalid],
    ["a code mail without the code", { EmailVerificationMessage: "Welcome!" }, invalid],
    [
      "an invitation without the name",
      { AdminCreateUserConfig: { InviteMessageTemplate: { EmailMessage: "Your password: {####}" } } },
      invalid,
    ],
    ["links", { VerificationMessageTemplate: { DefaultEmailOption: "CONFIRM_WITH_LINK" } }, invalid],
    [
      "a history in a tier without one",
      { UserPoolTier: "LITE", Policies: { PasswordPolicy: { PasswordHistorySize: 2 } } },
      "FeatureUnavailableInTierException",
    ],
  ])("are refused when a pool is made or changed: %s", async (_, settings, __type) => {
    expect(await account.administer("CreateUserPool", { PoolName: "x", ...settings })).toMatchObject({
      __type,
    });
    expect(await account.administer("UpdateUserPool", settings)).toMatchObject({ __type });
  });

  it("are not seen where one of two validities is 0, which says nothing", async () => {
    const settings = {
      Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 3 } },
      AdminCreateUserConfig: { UnusedAccountValidityDays: 0 },
    };
    expect(await account.administer("UpdateUserPool", settings)).toEqual({});
    expect(await account.administer("DescribeUserPool", {})).toMatchObject({
      UserPool: { Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 3 } } },
    });
  });

  it("are refused of a new pool: aliases beside usernames, and one attribute twice", async () => {
    const create = (wanted: object) => account.administer("CreateUserPool", { PoolName: "new", ...wanted });
    const addresses = { AliasAttributes: ["email"], UsernameAttributes: ["email"] };
    expect(await create(addresses)).toEqual({
      __type: invalid,
      message: "Only one of the aliasAttributes or usernameAttributes can be set in a user pool.",
    });
    expect(await create({ Schema: [] })).toMatchObject({ __type: invalid });
    const role = { Name: "role", AttributeDataType: "String" };
    expect(await create({ Schema: [role, role] })).toEqual({
      __type: invalid,
      message: "custom:role: Existing attribute already has name custom:role.",
    });
  });
});
