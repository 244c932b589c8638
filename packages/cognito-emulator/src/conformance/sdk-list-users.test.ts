import type { UserType } from "@aws-sdk/client-cognito-identity-provider";
import { beforeAll, describe, expect, it } from "vitest";
import { emulatorForTests } from "./emulator-for-tests.ts";
import { type LocalPool, openPool, present } from "./local-pool.ts";

describe("The AWS SDK finds people", () => {
  const emulator = emulatorForTests();
  let pool: LocalPool;
  beforeAll(async () => {
    pool = await openPool(emulator);
    const people = [
      { Username: "hanako", name: "Hanako", given_name: "Hana", family_name: "Yamada" },
      { Username: "haruto", name: "Haruto", given_name: "Haru", family_name: "Sato" },
      { Username: "yui", name: 'Yui "Y"', given_name: "Yui", family_name: "Sato" },
    ];
    for (const { Username, ...attributes } of people) {
      await pool.sdk.adminCreateUser({
        UserPoolId: pool.userPoolId,
        Username,
        MessageAction: "SUPPRESS",
        UserAttributes: Object.entries({
          email: `${Username}@example.com`,
          phone_number: `+81900000${Username.length}`,
          "custom:role": "user",
          ...attributes,
        }).map(([Name, Value]) => ({ Name, Value })),
      });
    }
    await pool.sdk.adminDisableUser({ UserPoolId: pool.userPoolId, Username: "yui" });
    await pool.sdk.adminSetUserPassword({
      UserPoolId: pool.userPoolId,
      Username: "haruto",
      Password: "Passw0rd!x",
      Permanent: true,
    });
  });

  const find = async (Filter?: string) => {
    const { Users } = await pool.sdk.listUsers({ UserPoolId: pool.userPoolId, Filter });
    return usernames(Users).toSorted();
  };

  it.each([
    ['username = "hanako"', ["hanako"]],
    ['username ^= "ha"', ["hanako", "haruto"]],
    ['email = "yui@example.com"', ["yui"]],
    ['email ^= "ha"', ["hanako", "haruto"]],
    ['phone_number ^= "+81"', ["hanako", "haruto", "yui"]],
    ['name ^= "Ha"', ["hanako", "haruto"]],
    ['name = "Yui \\"Y\\""', ["yui"]],
    ['given_name = "Haru"', ["haruto"]],
    ['family_name="Sato"', ["haruto", "yui"]],
    ['preferred_username = "nobody"', []],
    ['status = "Disabled"', ["yui"]],
    ['status = "Enabled"', ["hanako", "haruto"]],
    ['cognito:user_status = "CONFIRMED"', ["haruto"]],
    ['cognito:user_status = "FORCE_CHANGE_PASSWORD"', ["hanako", "yui"]],
    [undefined, ["hanako", "haruto", "yui"]],
  ])("filters by %s", async (filter, expected) => {
    expect(await find(filter)).toEqual(expected);
  });

  it("filters by sub", async () => {
    const { Users } = await pool.sdk.listUsers({
      UserPoolId: pool.userPoolId,
      Filter: 'username = "yui"',
    });
    const sub = Users?.[0]?.Attributes?.find(({ Name }) => Name === "sub")?.Value;
    expect(await find(`sub = "${sub}"`)).toEqual(["yui"]);
  });

  it.each([
    ['custom:role = "admin"', "Invalid search attribute: custom:role"],
    ['locale = "ja"', "Invalid search attribute: locale"],
    ["username = hanako", "Error while parsing filter"],
    ['username > "a"', "Error while parsing filter"],
    ['username = "a" and email = "b"', "Error while parsing filter"],
    ['username = "a', "Error while parsing filter"],
  ])("refuses %s", async (filter, message) => {
    await expect(find(filter)).rejects.toMatchObject({ name: "InvalidParameterException", message });
  });

  it("hands out pages that never overlap and miss nobody", async () => {
    const seen: string[] = [];
    let PaginationToken: string | undefined;
    let pages = 0;
    do {
      const page = await pool.sdk.listUsers({ UserPoolId: pool.userPoolId, Limit: 2, PaginationToken });
      expect(page.Users?.length).toBeLessThanOrEqual(2);
      seen.push(...usernames(page.Users));
      PaginationToken = page.PaginationToken;
      pages += 1;
    } while (PaginationToken !== undefined);
    expect(pages).toBe(2);
    expect(seen.toSorted()).toEqual(["hanako", "haruto", "yui"]);
  });

  it("continues the search a token came from, and no other", async () => {
    const { userPoolId: UserPoolId, sdk } = pool;
    const search = (Filter: string | undefined, PaginationToken?: string) =>
      sdk.listUsers({ UserPoolId, Limit: 1, Filter, PaginationToken });
    const { PaginationToken } = await search('username ^= "ha"');
    expect(usernames((await search('username ^= "ha"', PaginationToken)).Users)).toEqual(["haruto"]);
    for (const Filter of [undefined, 'username ^= "yu"']) {
      await expect(search(Filter, PaginationToken)).rejects.toMatchObject({
        name: "InvalidParameterException",
        message: "Invalid pagination token.",
      });
    }
  });

  it("keeps a page's place when somebody before it goes", async () => {
    const own = await openPool(emulator);
    for (const Username of ["first", "second", "third"]) {
      await own.sdk.adminCreateUser({ UserPoolId: own.userPoolId, Username, MessageAction: "SUPPRESS" });
    }
    const list = (more: { Limit?: number; PaginationToken?: string | undefined }) =>
      own.sdk.listUsers({ UserPoolId: own.userPoolId, ...more });
    const page = await list({ Limit: 1 });
    const [shown = ""] = usernames(page.Users);
    await own.sdk.adminDeleteUser({ UserPoolId: own.userPoolId, Username: shown });
    const rest = await list({ PaginationToken: page.PaginationToken });
    expect([shown, ...usernames(rest.Users)].toSorted()).toEqual(["first", "second", "third"]);
  });

  it("refuses a page token it did not make", async () => {
    await expect(
      pool.sdk.listUsers({ UserPoolId: pool.userPoolId, PaginationToken: "bm90LW91cnM" }),
    ).rejects.toMatchObject({ name: "InvalidParameterException" });
  });

  it("shows only the attributes that were asked for", async () => {
    const { Users } = await pool.sdk.listUsers({
      UserPoolId: pool.userPoolId,
      AttributesToGet: ["email", "custom:role"],
      Filter: 'username = "yui"',
    });
    expect(Users?.[0]?.Attributes?.toSorted((a, b) => (a.Name ?? "").localeCompare(b.Name ?? ""))).toEqual([
      { Name: "custom:role", Value: "user" },
      { Name: "email", Value: "yui@example.com" },
    ]);
  });

  it("dates people with real dates", async () => {
    const { Users } = await pool.sdk.listUsers({ UserPoolId: pool.userPoolId, Limit: 1 });
    expect(Users?.[0]).toMatchObject({
      UserCreateDate: expect.any(Date),
      UserLastModifiedDate: expect.any(Date),
      Enabled: expect.any(Boolean),
      UserStatus: expect.any(String),
    });
  });
});

const usernames = (users: readonly UserType[] = []): string[] =>
  users.map(({ Username }) => present(Username));
