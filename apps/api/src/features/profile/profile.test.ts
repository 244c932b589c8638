import { afterEach, describe, expect, it } from "vitest";
import { startWorld, type World } from "../../../test/world.ts";

let world: World;
afterEach(() => world.stop());

describe("the profile", () => {
  it("says of an access token only what it carries", async () => {
    world = await startWorld();
    const person = await world.signedIn(null);
    const { profile } = await (await world.as(person.accessToken)).profile.get();
    expect(profile).toEqual({
      sub: person.sub,
      username: person.username,
      email: null,
      email_verified: false,
      role: "未設定",
      created_at: expect.any(Number),
      token_use: "access",
    });
    expect(Math.abs((profile.created_at ?? 0) - Date.now() / 1000)).toBeLessThan(120);
  });

  it("says the e-mail address where the API is configured for id tokens", async () => {
    world = await startWorld({ tokenUse: "id" });
    const user = await world.pool.addUser({
      attributes: { email: "akari@example.jp", email_verified: "true" },
    });
    const { idToken } = await world.pool.signIn(user);
    const { profile } = await (await world.as(idToken)).profile.get();
    expect(profile).toMatchObject({ email: "akari@example.jp", email_verified: true, token_use: "id" });
  });
});
