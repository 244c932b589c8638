import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../test/api.ts";
import { codeOf } from "../../test/code-of.ts";
import { startWorld, type World } from "../../test/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const machine = async () => world.as(await world.machineToken("items/read items/write"));

describe("an app client that speaks for itself", () => {
  it("is told by auth.me that it is a machine, and gets no row among the people", async () => {
    const before = (await world.db.totals()).users;
    const me = await (await machine()).auth.me();
    expect(me).toMatchObject({
      kind: "machine",
      sub: world.pool.clientId,
      username: world.pool.clientId,
      role: null,
      groups: [],
      scopes: ["items/read", "items/write"],
      permissions: [],
      token_use: "access",
      signed_in_at: null,
    });
    expect((await world.db.totals()).users).toBe(before);
  });

  it("has a profile under its client id, without a sign-in or an e-mail address", async () => {
    const { profile } = await (await machine()).profile.get();
    expect(profile).toEqual({
      sub: world.pool.clientId,
      username: world.pool.clientId,
      email: null,
      email_verified: false,
      role: "未設定",
      created_at: null,
      token_use: "access",
    });
  });

  it("keeps items of its own, which no person sees, as it sees none of theirs", async () => {
    const { items } = await machine();
    const person = await world.as((await world.signedIn("admin")).accessToken);
    const theirs = await person.items.create({ name: "a person's" });
    const own = await items.create({ name: "a machine's" });
    expect(own.owner_sub).toBe(world.pool.clientId);
    expect(await items.update({ id: own.id, name: "renamed" })).toMatchObject({ name: "renamed" });
    expect((await items.list({})).items.map(({ id }) => id)).toEqual([own.id]);
    expect(await codeOf(items.byId({ id: theirs.id }))).toBe("not_found");
    expect(await codeOf(person.items.byId({ id: own.id }))).toBe("not_found");
    expect(await items.me()).toMatchObject({ sub: world.pool.clientId, username: world.pool.clientId });
    await items.delete({ id: own.id });
    expect((await items.list({})).items).toEqual([]);
  });

  it("is greeted by its client id", async () => {
    const answer = await (await machine()).access.protected();
    expect(answer.user_info).toMatchObject({ username: world.pool.clientId, email: null, role: "未設定" });
  });

  it("is refused where a role is needed, whatever groups and roles its token claims", async () => {
    const user = await world.pool.addUser({ groups: ["admin"] });
    const claims = { sub: world.pool.clientId, username: undefined, "custom:role": "admin" };
    for (const groups of [undefined, ["admin"], ["user", "admin"]]) {
      const bent = { ...claims, "cognito:groups": groups };
      const caller = await world.as(await world.pool.mintToken({ use: "access", user, claims: bent }));
      expect(await codeOf(caller.access.user())).toBe("insufficient_permissions");
      expect(await codeOf(caller.access.admin())).toBe("insufficient_permissions");
      expect(await codeOf(caller.admin.overview())).toBe("insufficient_permissions");
      expect(await codeOf(caller.admin.users.list())).toBe("insufficient_permissions");
    }
  });

  it("of another app is refused like anybody of that app", async () => {
    const user = await world.pool.addUser();
    const claims = { sub: "2example23456789", client_id: "2example23456789", username: undefined };
    const caller = await world.as(await world.pool.mintToken({ use: "access", user, claims }));
    expect(await codeOf(caller.auth.me())).toBe("token_validation_failed");
  });
});

describe("over HTTP a machine", () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi({ settings: { DEBUG: "true" } });
  });
  afterAll(() => api.close());

  it.each([
    ["/api/v1/protected", 200],
    ["/api/v1/profile", 200],
    ["/api/v1/items", 200],
    ["/api/v1/items/me", 200],
    ["/api/v1/debug/token", 200],
    ["/trpc/auth.me", 200],
    ["/api/v1/user", 403],
    ["/api/v1/admin", 403],
    ["/trpc/admin.overview", 403],
  ])("is answered by %s with %d", async (url, status) => {
    const headers = { authorization: `Bearer ${api.issuer.mintToken("machine")}` };
    const response = await api.app.inject({ url, headers });
    expect(response.statusCode).toBe(status);
    expect(response.headers["www-authenticate"]).toBeUndefined();
  });
});
