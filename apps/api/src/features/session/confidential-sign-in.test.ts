import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PoolApi, startPoolApi } from "../../../test/pool-api.ts";

let api: PoolApi;
beforeAll(async () => {
  api = await startPoolApi();
});
afterAll(() => api.close());

const newPassword = "Hakone-no-seki-1619!";

const post = (verb: string, payload: object) =>
  api.send({ method: "POST", url: `/api/v1/user/${verb}`, payload });

const me = (token: string) =>
  api.send({ url: "/api/v1/items/me", headers: { authorization: `Bearer ${token}` } });

describe("a client with a secret", () => {
  it("signs people in, renews and ends their sign-in, and nothing of it may be kept on the way", async () => {
    const user = await api.pool.addUser({ groups: ["user"] });
    const login = await post("login", { username: user.username, password: user.password });
    expect(login.statusCode).toBe(200);
    const tokens = login.json();
    expect((await me(tokens.access_token)).json()).toMatchObject({ sub: user.sub });

    // No user name goes into the hash here: the pool takes the secret itself for these two.
    const renewed = await post("refresh", { refresh_token: tokens.refresh_token });
    expect(renewed.statusCode).toBe(200);
    expect((await me(renewed.json().access_token)).json()).toMatchObject({ sub: user.sub });
    expect((await post("logout", { refresh_token: tokens.refresh_token })).statusCode).toBe(204);
    const ended = await post("refresh", { refresh_token: tokens.refresh_token });
    expect([ended.statusCode, ended.json().error]).toEqual([401, "token_validation_failed"]);
    for (const answer of [login, renewed, ended]) expect(answer.headers["cache-control"]).toBe("no-store");
  });

  it.each(["username", "alias"] as const)("lets an invited person in by their %s", async (by) => {
    const invited = await api.pool.addUser({ temporary: true });
    const username = by === "alias" ? `${invited.username}@example.com` : invited.username;
    const challenge = (await post("login", { username, password: invited.password })).json();
    // Repeated as it was answered, and hashed with: an alias would be refused.
    expect(challenge).toEqual({
      challenge: "NEW_PASSWORD_REQUIRED",
      username: invited.username,
      session: expect.any(String),
    });
    const { session } = challenge;
    const answer = await post("new-password", {
      username: challenge.username,
      new_password: newPassword,
      session,
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect((await me(answer.json().access_token)).json()).toMatchObject({ sub: invited.sub });
    expect((await post("login", { username, password: newPassword })).statusCode).toBe(200);
  });

  it("renews by the newest refresh token only, where the pool rotates them", async () => {
    const user = await api.pool.addUser();
    const UserPoolId = api.pool.userPoolId;
    const { UserPoolClient: client } = await api.admin.describeUserPoolClient({
      UserPoolId,
      ClientId: api.clientId,
    });
    if (!client) throw new Error("the pool does not know its client");
    const { ClientSecret: _, CreationDate: __, LastModifiedDate: ___, ...settings } = client;
    const rotating = { Feature: "ENABLED", RetryGracePeriodSeconds: 0 } as const;
    await api.admin.updateUserPoolClient({
      ...settings,
      UserPoolId,
      ClientId: api.clientId,
      RefreshTokenRotation: rotating,
    });
    const first = (await post("login", { username: user.username, password: user.password })).json();
    const second = await post("refresh", { refresh_token: first.refresh_token });
    expect(second.json().refresh_token).not.toBe(first.refresh_token);
    api.advance(1);
    expect((await post("refresh", { refresh_token: first.refresh_token })).statusCode).toBe(401);
    await api.admin.updateUserPoolClient({ ...settings, UserPoolId, ClientId: api.clientId });
  });

  it("refuses whoever knows its id and not its secret", async () => {
    const user = await api.pool.addUser();
    const AuthParameters = { USERNAME: user.username, PASSWORD: user.password };
    const attempt = { ClientId: api.clientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters } as const;
    await expect(api.admin.initiateAuth(attempt)).rejects.toThrow("SECRET_HASH was not received");
  });

  it("leaves no password, token, session, secret or name in the log", async () => {
    const user = await api.pool.addUser({ groups: ["user"] });
    const invited = await api.pool.addUser({ temporary: true });
    const wrong = "Not-this-One-77!";
    api.lines.length = 0;
    const tokens = (await post("login", { username: user.username, password: user.password })).json();
    await post("login", { username: user.username, password: wrong });
    const { session } = (
      await post("login", { username: invited.username, password: invited.password })
    ).json();
    await post("new-password", { username: invited.username, new_password: "short", session });
    await post("new-password", { username: invited.username, new_password: newPassword, session });
    await post("refresh", { refresh_token: tokens.refresh_token });
    api.way.fail("GetTokensFromRefreshToken");
    await post("refresh", { refresh_token: tokens.refresh_token });
    api.way.fail(null);
    await post("logout", { refresh_token: tokens.refresh_token });
    const log = api.lines.join("\n");
    expect(api.lines.length).toBeGreaterThanOrEqual(8);
    const secrets = [user.password, wrong, newPassword, session, api.clientSecret, ...Object.values(tokens)];
    for (const secret of secrets.filter((value) => String(value).length > 10)) {
      expect(log).not.toContain(secret);
    }
    for (const { username } of [user, invited]) expect(log).not.toContain(username);
  });
});
