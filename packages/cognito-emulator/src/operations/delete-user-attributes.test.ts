import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";

describe("Removing one's own attributes", () => {
  let account: AccountPool;
  let user: Awaited<ReturnType<AccountPool["arrive"]>>;
  beforeAll(async () => {
    account = await openAccountPool();
  });
  afterAll(() => account.close());
  beforeEach(async () => {
    user = await account.arrive();
  });

  const remove = (...UserAttributeNames: string[]) =>
    account.call("DeleteUserAttributes", { AccessToken: user.AccessToken, UserAttributeNames });

  it("takes away what is named, and nothing else", async () => {
    await account.call("UpdateUserAttributes", {
      AccessToken: user.AccessToken,
      UserAttributes: [{ Name: "nickname", Value: "Hana" }],
    });
    const before = await account.stored(user.username);
    expect(await remove("nickname")).toEqual({});
    const { nickname: _, ...others } = before;
    expect(await account.stored(user.username)).toEqual(others);
  });

  it("takes a removed address away as a sign-in name", async () => {
    const { email } = await account.stored(user.username);
    expect(await remove("email")).toEqual({});
    await expect(account.pool.signIn({ ...user, username: String(email) })).rejects.toBeDefined();
    await expect(account.pool.signIn(user)).resolves.toBeDefined();
  });

  it("refuses what the client may not write, and then removes nothing of the request", async () => {
    const before = await account.stored(user.username);
    expect(await remove("email", "custom:role")).toMatchObject({
      __type: "NotAuthorizedException",
      message: "A client attempted to write unauthorized attribute",
    });
    expect(await account.stored(user.username)).toEqual(before);
  });
});
