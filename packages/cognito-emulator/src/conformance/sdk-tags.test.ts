import { beforeAll, describe, expect, it } from "vitest";
import { emulatorForTests } from "./emulator-for-tests.ts";
import { type LocalPool, openPool, present } from "./local-pool.ts";

describe("Tags of a user pool", () => {
  const emulator = emulatorForTests();
  let pool: LocalPool;
  let ResourceArn: string;
  beforeAll(async () => {
    pool = await openPool(emulator, { pool: { UserPoolTags: { stage: "test" } } });
    const { UserPool } = await pool.sdk.describeUserPool({ UserPoolId: pool.userPoolId });
    ResourceArn = present(UserPool?.Arn);
  });

  it("are those it was made with, and change one by one", async () => {
    const { sdk, userPoolId: UserPoolId } = pool;
    expect((await sdk.listTagsForResource({ ResourceArn })).Tags).toEqual({ stage: "test" });
    await sdk.tagResource({ ResourceArn, Tags: { stage: "demo", team: "sekisho" } });
    await sdk.untagResource({ ResourceArn, TagKeys: ["team", "never there"] });
    expect((await sdk.listTagsForResource({ ResourceArn })).Tags).toEqual({ stage: "demo" });
    expect((await sdk.describeUserPool({ UserPoolId })).UserPool?.UserPoolTags).toEqual({ stage: "demo" });
  });

  it("are refused of a pool that is not there, or is another account's", async () => {
    for (const arn of [`${ResourceArn}x`, ResourceArn.replace("000000000000", "111111111111")]) {
      await expect(pool.sdk.listTagsForResource({ ResourceArn: arn })).rejects.toMatchObject({
        name: "ResourceNotFoundException",
      });
    }
    await expect(
      pool.sdk.listTagsForResource({ ResourceArn: "no name at all, far from it" }),
    ).rejects.toThrow("Value at 'resourceArn' failed to satisfy constraint");
  });
});
