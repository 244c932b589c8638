import { decodeJwt } from "jose";
import { beforeEach, describe, expect, it } from "vitest";
import { emulatorForTests } from "./emulator-for-tests.ts";
import { type LocalPool, openPool, PASSWORD, present } from "./local-pool.ts";

describe("The AWS SDK administers groups", () => {
  const emulator = emulatorForTests();
  let pool: LocalPool;
  let UserPoolId: string;
  beforeEach(async () => {
    pool = await openPool(emulator);
    UserPoolId = pool.userPoolId;
  });

  const create = (GroupName: string, more = {}) => pool.sdk.createGroup({ UserPoolId, GroupName, ...more });

  it("creates a group and describes it", async () => {
    const { Group } = await create("admin", { Description: "Keeps the gate", Precedence: 1 });
    expect(Group).toMatchObject({
      GroupName: "admin",
      UserPoolId,
      Description: "Keeps the gate",
      Precedence: 1,
      CreationDate: expect.any(Date),
      LastModifiedDate: expect.any(Date),
    });
    expect((await pool.sdk.getGroup({ UserPoolId, GroupName: "admin" })).Group).toEqual(Group);
  });

  it("refuses a name that is taken, and one that does not exist", async () => {
    await create("admin");
    await expect(create("admin")).rejects.toMatchObject({
      name: "GroupExistsException",
      message: "A group with the name already exists.",
    });
    await expect(pool.sdk.getGroup({ UserPoolId, GroupName: "absent" })).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: "Group not found.",
    });
  });

  it("changes only what an update names", async () => {
    await create("admin", { Description: "Keeps the gate", Precedence: 1 });
    await pool.sdk.updateGroup({ UserPoolId, GroupName: "admin", Precedence: 5 });
    expect((await pool.sdk.getGroup({ UserPoolId, GroupName: "admin" })).Group).toMatchObject({
      Description: "Keeps the gate",
      Precedence: 5,
    });
  });

  it("adds and removes a member, any number of times", async () => {
    await create("admin");
    const { username: Username } = await pool.addUser();
    const membership = { UserPoolId, Username, GroupName: "admin" };
    const groups = async () =>
      (await pool.sdk.adminListGroupsForUser({ UserPoolId, Username })).Groups?.map((g) => g.GroupName);
    await pool.sdk.adminAddUserToGroup(membership);
    await pool.sdk.adminAddUserToGroup(membership);
    expect(await groups()).toEqual(["admin"]);
    await pool.sdk.adminRemoveUserFromGroup(membership);
    await pool.sdk.adminRemoveUserFromGroup(membership);
    expect(await groups()).toEqual([]);
  });

  it("adds nobody to a group that does not exist, nor a stranger to one that does", async () => {
    await create("admin");
    const { username } = await pool.addUser();
    await expect(
      pool.sdk.adminAddUserToGroup({ UserPoolId, Username: username, GroupName: "absent" }),
    ).rejects.toMatchObject({ name: "ResourceNotFoundException", message: "Group not found." });
    await expect(
      pool.sdk.adminAddUserToGroup({ UserPoolId, Username: "stranger", GroupName: "admin" }),
    ).rejects.toMatchObject({ name: "UserNotFoundException" });
  });

  it("orders the groups in a token by precedence, the strongest first", async () => {
    const role = (name: string) => `arn:aws:iam::000000000000:role/${name}`;
    await create("unranked");
    await create("second", { Precedence: 2, RoleArn: role("second") });
    await create("also-second", { Precedence: 2 });
    await create("first", { Precedence: 0, RoleArn: role("first") });
    const { username } = await pool.addUser({ groups: ["unranked", "second", "also-second", "first"] });
    const { AuthenticationResult } = await pool.sdk.initiateAuth({
      ClientId: pool.clientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: username, PASSWORD },
    });
    const groups = ["first", "also-second", "second", "unranked"];
    const { AccessToken = "", IdToken = "" } = AuthenticationResult ?? {};
    expect(decodeJwt(AccessToken)["cognito:groups"]).toEqual(groups);
    expect(decodeJwt(IdToken)).toMatchObject({
      "cognito:groups": groups,
      "cognito:roles": [role("first"), role("second")],
      "cognito:preferred_role": role("first"),
    });
  });

  it("prefers no role where the strongest groups disagree about it", async () => {
    const role = (name: string) => `arn:aws:iam::000000000000:role/${name}`;
    const preferred = async (...roles: string[]) => {
      for (const [index, name] of roles.entries()) {
        await create(`group-${index}`, { Precedence: 1, RoleArn: role(name) });
      }
      await create("weaker", { Precedence: 2, RoleArn: role("weaker") });
      const names = [...roles.keys()].map((index) => `group-${index}`);
      const { username } = await pool.addUser({ groups: ["weaker", ...names] });
      const { AuthenticationResult } = await pool.sdk.initiateAuth({
        ClientId: pool.clientId,
        AuthFlow: "USER_PASSWORD_AUTH",
        AuthParameters: { USERNAME: username, PASSWORD },
      });
      for (const GroupName of ["weaker", ...names]) await pool.sdk.deleteGroup({ UserPoolId, GroupName });
      return decodeJwt(present(AuthenticationResult?.IdToken))["cognito:preferred_role"];
    };
    expect(await preferred("reader", "writer")).toBeUndefined();
    expect(await preferred("reader", "reader")).toBe(role("reader"));
  });

  it("lists groups and members page by page", async () => {
    for (const name of ["one", "two", "three"]) await create(name);
    const first = await pool.sdk.listGroups({ UserPoolId, Limit: 2 });
    const rest = await pool.sdk.listGroups({ UserPoolId, Limit: 2, NextToken: first.NextToken });
    expect(first.Groups).toHaveLength(2);
    expect(rest.NextToken).toBeUndefined();
    const names = [...(first.Groups ?? []), ...(rest.Groups ?? [])].map(({ GroupName }) =>
      present(GroupName),
    );
    expect(names.toSorted()).toEqual(["one", "three", "two"]);

    const members = [await pool.addUser({ groups: ["one"] }), await pool.addUser({ groups: ["one"] })];
    const page = await pool.sdk.listUsersInGroup({ UserPoolId, GroupName: "one", Limit: 1 });
    const next = await pool.sdk.listUsersInGroup({
      UserPoolId,
      GroupName: "one",
      NextToken: page.NextToken,
    });
    const listed = [...(page.Users ?? []), ...(next.Users ?? [])].map(({ Username }) => present(Username));
    expect(listed.toSorted()).toEqual(members.map(({ username }) => username).toSorted());
  });

  it("deletes a group, and its members are members no more", async () => {
    await create("admin");
    const { username } = await pool.addUser({ groups: ["admin"] });
    await pool.sdk.deleteGroup({ UserPoolId, GroupName: "admin" });
    await create("admin");
    const { Groups } = await pool.sdk.adminListGroupsForUser({ UserPoolId, Username: username });
    expect(Groups).toEqual([]);
  });
});
