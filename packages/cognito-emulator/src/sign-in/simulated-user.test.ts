import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";
import { beginSrp } from "../../test/srp-client.ts";

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe("A name that nobody has, where the client hides who exists", () => {
  let account: AccountPool;
  beforeAll(async () => {
    account = await openAccountPool();
  });
  afterAll(() => account.close());

  const answeredName = async (name: string) =>
    (await beginSrp(account, name)).ChallengeParameters["USER_ID_FOR_SRP"];

  it("is answered like a user name when it could be one, and with an id when it is an alias", async () => {
    const { username } = await account.pool.addUser();
    expect(await answeredName(username)).toBe(username);
    expect(await answeredName("nobody")).toBe("nobody");
    expect(await answeredName("nobody@example.com")).toMatch(uuid);
    // No alias in this pool, so it could only be a user name.
    expect(await answeredName("+819012345678")).toBe("+819012345678");
  });
});
