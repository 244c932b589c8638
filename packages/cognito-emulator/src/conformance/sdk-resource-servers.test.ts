import { beforeEach, describe, expect, it } from "vitest";
import { emulatorForTests } from "./emulator-for-tests.ts";
import { type LocalPool, openPool } from "./local-pool.ts";

describe("The AWS SDK administers resource servers, and", () => {
  const emulator = emulatorForTests();
  let pool: LocalPool;
  let UserPoolId: string;
  beforeEach(async () => {
    pool = await openPool(emulator);
    UserPoolId = pool.userPoolId;
  });

  const Identifier = "https://api.example";
  const read = { ScopeName: "read", ScopeDescription: "reads" };
  const create = (over = {}) =>
    pool.sdk.createResourceServer({ UserPoolId, Identifier, Name: "API", Scopes: [read], ...over });

  it("creates, describes, replaces, lists and deletes one", async () => {
    const { ResourceServer } = await create();
    expect(ResourceServer).toEqual({ UserPoolId, Identifier, Name: "API", Scopes: [read] });
    expect((await pool.sdk.describeResourceServer({ UserPoolId, Identifier })).ResourceServer).toEqual(
      ResourceServer,
    );
    await pool.sdk.updateResourceServer({ UserPoolId, Identifier, Name: "The API" });
    const { ResourceServers } = await pool.sdk.listResourceServers({ UserPoolId, MaxResults: 1 });
    expect(ResourceServers).toEqual([{ UserPoolId, Identifier, Name: "The API", Scopes: [] }]);
    await pool.sdk.deleteResourceServer({ UserPoolId, Identifier });
    await expect(pool.sdk.describeResourceServer({ UserPoolId, Identifier })).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: `Resource server ${Identifier} does not exist.`,
    });
  });

  it("refuses an identifier that is taken, and a scope with a slash", async () => {
    await create();
    await expect(create()).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: `${Identifier} already exists in user pool ${UserPoolId}.`,
    });
    const Scopes = [{ ScopeName: "read/all", ScopeDescription: "x" }];
    await expect(create({ Identifier: "other", Scopes })).rejects.toMatchObject({
      name: "InvalidParameterException",
    });
  });
});
