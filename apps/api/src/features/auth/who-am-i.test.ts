import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
});
