import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf } from "../../../test/code-of.ts";
import { type SignedIn, startWorld, type World } from "../../../test/world.ts";

let world: World;
let admin: SignedIn;
beforeAll(async () => {
  world = await startWorld();
  admin = await world.signedIn("admin");
});
afterAll(() => world.stop());

type Users = Awaited<ReturnType<World["as"]>>["admin"]["users"];
const asAdmin = async () => (await world.as(admin.accessToken)).admin;

describe("an administrator", () => {
  it("lists people with their roles, page by page", async () => {
    const person = await world.signedIn("user");
    const { users } = await asAdmin();
    const found = new Map<string, string | null>();
    let cursor: string | undefined;
    do {
      const page = await users.list({ limit: 1, cursor });
      for (const one of page.people) found.set(one.username, one.role);
      cursor = page.next_cursor ?? undefined;
    } while (cursor !== undefined);
    expect(found.get(admin.username)).toBe("admin");
    expect(found.get(person.username)).toBe("user");
  });

  it("finds people by the beginning of a username or of an e-mail address", async () => {
    await world.pool.addUser({ username: "suzume", attributes: { email: "suzume.k@example.jp" } });
    const { users } = await asAdmin();
    const namesFor = async (search: string) => (await users.list({ search })).people.map((p) => p.username);
    expect(await namesFor("suzu")).toEqual(["suzume"]);
    expect(await namesFor("suzume.k@exam")).toEqual(["suzume"]);
    expect(await namesFor('" or username ^= "suzu')).toEqual([]);
    expect(await namesFor("suzume\\")).toEqual([]);
  });

  it("changes a role, which ends the person's refresh tokens and is written down", async () => {
    const person = await world.signedIn("user");
    const { users, overview } = await asAdmin();
    expect(await users.setRole({ username: person.username, role: "admin" })).toMatchObject({
      username: person.username,
      role: "admin",
    });
    expect(await codeOf(world.identity.refresh(person.refreshToken))).toBe("token_validation_failed");
    world.advancePool(1);
    const { accessToken } = await world.pool.signIn(person);
    expect((await (await world.as(accessToken)).auth.me()).groups).toEqual(["admin"]);
    expect((await overview()).recent_events[0]).toMatchObject({
      actor_sub: admin.sub,
      actor_username: admin.username,
      action: "user.role_changed",
      outcome: "allowed",
      target: person.username,
      detail: { from: "user", to: "admin" },
    });
  });

  it("takes every role away with null, and leaves groups that are no roles", async () => {
    const person = await world.pool.addUser({ groups: ["user", "beta"] });
    const { users } = await asAdmin();
    expect(await users.setRole({ username: person.username, role: null })).toMatchObject({ role: null });
    world.advancePool(1);
    const { accessToken } = await world.pool.signIn(person);
    expect((await (await world.as(accessToken)).auth.me()).groups).toEqual(["beta"]);
  });

  it("disables a person, who can then neither sign in nor refresh, and enables them again", async () => {
    const person = await world.signedIn("user");
    const { users, overview } = await asAdmin();
    expect(await users.disable({ username: person.username })).toMatchObject({ enabled: false });
    expect(await codeOf(world.identity.refresh(person.refreshToken))).toBe("token_validation_failed");
    expect(await codeOf(world.identity.login(person))).toBe("sign_in_failed");
    expect(await users.enable({ username: person.username })).toMatchObject({ enabled: true });
    expect(await world.identity.login(person)).toHaveProperty("access_token");
    expect((await overview()).recent_events.slice(0, 2).map((event) => event.action)).toEqual([
      "user.enabled",
      "user.disabled",
    ]);
  });

  it("makes a change again that is asked for again, and writes that down too", async () => {
    const person = await world.signedIn("user");
    const { users, overview } = await asAdmin();
    await users.enable({ username: person.username });
    await users.setRole({ username: person.username, role: "user" });
    expect((await overview()).recent_events.slice(0, 2)).toMatchObject([
      { action: "user.role_changed", detail: { from: "user", to: "user" } },
      { action: "user.enabled" },
    ]);
    expect(await codeOf(world.identity.refresh(person.refreshToken))).toBe("token_validation_failed");
  });

  it.each([
    [
      "a new role",
      "user.role_changed",
      (users: Users, username: string) => users.setRole({ username, role: "admin" }),
    ],
    ["disabling", "user.disabled", (users: Users, username: string) => users.disable({ username })],
  ])(
    "signs the person out when %s is asked for again after the pool failed half-way",
    async (_what, action, change) => {
      const person = await world.signedIn("user");
      const { users, overview } = await asAdmin();
      const eventsOfPerson = async () =>
        (await overview()).recent_events.filter((event) => event.target === person.username);
      world.failPool("AdminUserGlobalSignOut");
      expect(await codeOf(change(users, person.username))).toBe("identity_provider_unavailable");
      world.failPool(null);
      expect(await eventsOfPerson()).toMatchObject([{ action, outcome: "unfinished" }, { action }]);

      const again = await world.pool.signIn(person).catch(() => person);
      await change(users, person.username);
      // A disabled person could not refresh anyway.
      await world.identity.enable(person.username);
      expect(await codeOf(world.identity.refresh(again.refreshToken))).toBe("token_validation_failed");
      const [latest, ...earlier] = await eventsOfPerson();
      expect(latest).toMatchObject({ action, outcome: "allowed", actor_sub: admin.sub });
      expect(earlier).toHaveLength(2);
    },
  );

  it("finds in the trail what was begun even if nothing of it reached the pool", async () => {
    const person = await world.signedIn("user");
    const { users, overview } = await asAdmin();
    world.failPool("AdminDisableUser");
    expect(await codeOf(users.disable({ username: person.username }))).toBe("identity_provider_unavailable");
    world.failPool(null);
    expect(await world.identity.findPerson(person.username)).toMatchObject({ enabled: true });
    expect((await overview()).recent_events[0]).toMatchObject({ outcome: "unfinished" });
  });

  it("leaves no second role behind when a change broke between its two steps", async () => {
    const person = await world.signedIn("user");
    const { users } = await asAdmin();
    world.failPool("AdminRemoveUserFromGroup");
    expect(await codeOf(users.setRole({ username: person.username, role: "admin" }))).toBe(
      "identity_provider_unavailable",
    );
    world.failPool(null);
    await users.setRole({ username: person.username, role: "admin" });
    world.advancePool(1);
    const { accessToken } = await world.pool.signIn(person);
    expect((await (await world.as(accessToken)).auth.me()).groups).toEqual(["admin"]);
  });

  it("can neither disable nor delete themselves, nor give up their own role, under whatever name they use", async () => {
    const { users } = await asAdmin();
    for (const username of [admin.username, admin.sub]) {
      expect(await codeOf(users.disable({ username }))).toBe("conflict");
      expect(await codeOf(users.setRole({ username, role: "user" }))).toBe("conflict");
      expect(await codeOf(users.setRole({ username, role: null }))).toBe("conflict");
      expect(await codeOf(users.delete({ username }))).toBe("conflict");
    }
    expect(await world.identity.findPerson(admin.username)).toMatchObject({ role: "admin", enabled: true });
  });

  it("hears that a person who is not in the pool is missing", async () => {
    const { users } = await asAdmin();
    expect(await codeOf(users.disable({ username: "nobody" }))).toBe("not_found");
    expect(await codeOf(users.enable({ username: "nobody" }))).toBe("not_found");
    expect(await codeOf(users.setRole({ username: "nobody", role: "user" }))).toBe("not_found");
    for (const verb of [users.signOut, users.resetPassword, users.delete])
      expect(await codeOf(verb({ username: "nobody" }))).toBe("not_found");
  });

  it("sees how many people and items there are", async () => {
    const { items, auth, admin: office } = await world.as(admin.accessToken);
    await auth.me();
    const before = await office.overview();
    await items.create({ name: "one more" });
    expect(await office.overview()).toMatchObject({ users: before.users, items: before.items + 1 });
  });
});
