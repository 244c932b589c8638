import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf } from "../../../test/code-of.ts";
import { startWorld, type World } from "../../../test/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

describe("auth.me", () => {
  it("says who the API takes the caller for", async () => {
    const person = await world.signedIn("user");
    const me = await (await world.as(person.accessToken)).auth.me();
    expect(me).toEqual({
      kind: "user",
      sub: person.sub,
      username: person.username,
      role: "user",
      groups: ["user"],
      scopes: ["aws.cognito.signin.user.admin"],
      permissions: ["read", "write"],
      token_use: "access",
      signed_in_at: expect.stringMatching(/\.000Z$/),
      expires_at: expect.stringMatching(/\.000Z$/),
    });
    expect(Date.parse(me.expires_at)).toBeGreaterThan(Date.now());
  });

  it("makes the person's row at their first call, and no second one", async () => {
    const before = (await world.db.totals()).users;
    const { auth } = await world.as((await world.signedIn(null)).accessToken);
    await auth.me();
    await auth.me();
    expect((await world.db.totals()).users).toBe(before + 1);
  });

  it.each([
    ["whose sub is as long as a sub may be", { sub: "s".repeat(255) }],
    ["who has no username but such a sub", { sub: "t".repeat(255), username: undefined }],
    ["whose username is as long", { username: "u".repeat(255) }],
    ["who signed in between two seconds", { auth_time: 1_790_000_000.5 }],
    ["whose token outlives us all", { exp: 253_402_300_799.5 }],
  ])("answers a person %s", async (_who, claims) => {
    const user = await world.pool.addUser();
    const token = await world.pool.mintToken({ use: "access", user, claims });
    const caller = await world.as(token);
    expect(await caller.auth.me()).toHaveProperty("expires_at");
    expect((await caller.profile.get()).profile).toHaveProperty("created_at");
  });

  it("refuses a token that ends after the year 9999, which no timestamp could say", async () => {
    const user = await world.pool.addUser();
    const token = await world.pool.mintToken({ use: "access", user, claims: { exp: 253_402_300_800 } });
    expect(await codeOf((await world.as(token)).auth.me())).toBe("token_validation_failed");
  });
});
