import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf } from "../../../test/code-of.ts";
import { cognitoEnvOf, startWorld, type World } from "../../../test/world.ts";
import { createIdentity } from "../../identity/identity.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const session = async () => (await world.as()).session;

describe("signing in without a browser", () => {
  it("gives tokens that the API accepts", async () => {
    const user = await world.pool.addUser({ groups: ["user"] });
    const tokens = await (await session()).login(user);
    expect(tokens).toMatchObject({ token_type: "Bearer", expires_in: expect.any(Number) });
    if (!("access_token" in tokens)) throw new Error("a challenge was asked for");
    expect((await (await world.as(tokens.access_token)).auth.me()).sub).toBe(user.sub);
  });

  it("answers alike for a wrong password and for somebody who does not exist", async () => {
    const { username } = await world.pool.addUser();
    const { login } = await session();
    expect(await codeOf(login({ username, password: "wrong-Password-1" }))).toBe("sign_in_failed");
    expect(await codeOf(login({ username: "nobody", password: "wrong-Password-1" }))).toBe("sign_in_failed");
  });

  it("asks for a new password once, and its session is no credential", async () => {
    const invited = await world.pool.addUser({ temporary: true });
    const { login, newPassword } = await session();
    const challenge = await login(invited);
    if (!("challenge" in challenge)) throw new Error("no challenge was asked for");
    expect(Object.keys(challenge).toSorted()).toEqual(["challenge", "session", "username"]);
    expect(await codeOf((await world.as(challenge.session)).auth.me())).toBe("token_validation_failed");

    const weak = { username: invited.username, new_password: "short", session: challenge.session };
    expect(await codeOf(newPassword(weak))).toBe("validation_failed");
    const answer = await newPassword({ ...weak, new_password: "Hakone-no-seki-1619!" });
    expect(answer).toHaveProperty("access_token");
    expect(await codeOf(newPassword({ ...weak, new_password: "Hakone-no-seki-1620!" }))).toBe(
      "sign_in_failed",
    );
  });

  it("refreshes until the sign-in is ended, and ends it as often as asked", async () => {
    const person = await world.signedIn();
    const { refresh, logout } = await session();
    const renewed = await refresh({ refresh_token: person.refreshToken });
    expect((await (await world.as(renewed.access_token)).auth.me()).sub).toBe(person.sub);
    expect(await logout({ refresh_token: person.refreshToken })).toBeNull();
    expect(await logout({ refresh_token: person.refreshToken })).toBeNull();
    expect(await codeOf(refresh({ refresh_token: person.refreshToken }))).toBe("token_validation_failed");
  });

  it("takes back the access tokens of a sign-in that is ended with one of them, and of no other sign-in", async () => {
    const person = await world.signedIn();
    const other = await world.pool.signIn(person);
    const { refresh, logout } = await session();
    const meOf = async (token: string) => codeOf((await world.as(token)).auth.me());
    const renewed = await refresh({ refresh_token: person.refreshToken });
    const both = { refresh_token: person.refreshToken, access_token: person.accessToken };
    expect(await logout(both)).toBeNull();
    expect(await meOf(person.accessToken)).toBe("token_validation_failed");
    expect(await meOf(renewed.access_token)).toBe("token_validation_failed");
    expect(await meOf(other.accessToken)).toBe("answered");
    expect(await logout(both)).toBeNull();
  });

  it("takes nothing back without an access token, by one that is no good, or when the pool does not answer", async () => {
    const person = await world.signedIn();
    const { logout } = await session();
    const asking = async () => codeOf((await world.as(person.accessToken)).auth.me());
    world.failPool("RevokeToken");
    const both = { refresh_token: person.refreshToken, access_token: person.accessToken };
    expect(await codeOf(logout(both))).toBe("identity_provider_unavailable");
    world.failPool(null);
    expect(await asking()).toBe("answered");
    const forged = `${person.accessToken.slice(0, -8)}AAAAAAAA`;
    expect(await logout({ refresh_token: person.refreshToken, access_token: forged })).toBeNull();
    expect(await logout({ refresh_token: person.refreshToken })).toBeNull();
    expect(await asking()).toBe("answered");
  });

  it("refuses what is no refresh token", async () => {
    const person = await world.signedIn();
    const { refresh } = await session();
    expect(await codeOf(refresh({ refresh_token: person.accessToken }))).toBe("token_validation_failed");
    expect(await codeOf(refresh({ refresh_token: "x" }))).toBe("token_validation_failed");
  });

  it("is unavailable, and not refused, when the pool cannot be reached", async () => {
    // Port 9 (discard) of this machine: nothing answers there.
    const away = createIdentity({ ...cognitoEnvOf(world.pool), endpoint: "http://127.0.0.1:9" });
    const login = away.login({ username: "akari", password: "password" });
    expect(await codeOf(login)).toBe("identity_provider_unavailable");
    away.close();
  });
});
