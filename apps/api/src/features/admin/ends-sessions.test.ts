import type { UserAction } from "@sekisho/contract/audit";
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
const meOf = async (token: string) => (await world.as(token)).auth.me();

const changes: readonly (readonly [
  UserAction,
  string,
  (users: Users, username: string) => Promise<unknown>,
])[] = [
  [
    "user.role_changed",
    "AdminAddUserToGroup",
    (users, username) => users.setRole({ username, role: "admin" }),
  ],
  ["user.disabled", "AdminDisableUser", (users, username) => users.disable({ username })],
  ["user.signed_out", "AdminUserGlobalSignOut", (users, username) => users.signOut({ username })],
  ["user.password_reset", "AdminResetUserPassword", (users, username) => users.resetPassword({ username })],
  ["user.deleted", "AdminDeleteUser", (users, username) => users.delete({ username })],
];

describe.each(changes)("%s", (action, operation, change) => {
  it("takes back the access tokens somebody has, remembered ones included, and is written down", async () => {
    const person = await world.signedIn("user");
    const bystander = await world.signedIn("user");
    expect(await meOf(person.accessToken)).toMatchObject({ sub: person.sub });
    const { users, overview } = await asAdmin();
    await change(users, person.username);
    expect(await codeOf(meOf(person.accessToken))).toBe("token_validation_failed");
    expect(await codeOf(world.identity.refresh(person.refreshToken))).toBe("token_validation_failed");
    expect(await codeOf(meOf(bystander.accessToken))).toBe("answered");
    expect((await overview()).recent_events[0]).toMatchObject({
      action,
      actor_sub: admin.sub,
      target: person.username,
    });
  });

  it("takes them back although the pool fails, and says that it is not finished", async () => {
    const person = await world.signedIn("user");
    const { users, overview } = await asAdmin();
    world.failPool(operation);
    expect(await codeOf(change(users, person.username))).toBe("identity_provider_unavailable");
    world.failPool(null);
    expect(await codeOf(meOf(person.accessToken))).toBe("token_validation_failed");
    expect((await overview()).recent_events[0]).toMatchObject({ action, outcome: "unfinished" });
  });
});

it.each([-30, 0, 30])(
  "whoever is signed out by a pool %d s ahead of us may sign in again from its next second on",
  async (seconds) => {
    const other = await startWorld();
    other.advancePool(seconds);
    const person = await other.signedIn("user");
    const { accessToken: adminToken } = await other.signedIn("admin");
    await (await other.as(adminToken)).admin.users.signOut({ username: person.username });
    const meWith = async (token: string) => codeOf((await other.as(token)).auth.me());
    expect(await meWith(person.accessToken)).toBe("token_validation_failed");
    other.advancePool(1);
    expect(await meWith((await other.pool.signIn(person)).accessToken)).toBe("answered");
    await other.stop();
  },
);

describe("whoever was signed out", () => {
  it("has the new role from then on, and not the old one again", async () => {
    const person = await world.signedIn("admin");
    await (await asAdmin()).users.setRole({ username: person.username, role: "user" });
    world.advancePool(1);
    const { accessToken } = await world.pool.signIn(person);
    expect(await meOf(accessToken)).toMatchObject({ role: "user" });
    expect(await codeOf(meOf(person.accessToken))).toBe("token_validation_failed");
  });

  it("is let in by no token that the pool issued between our note and its own change", async () => {
    const person = await world.signedIn("user");
    const { users } = await asAdmin();
    let meanwhile = "";
    world.beforePool("AdminAddUserToGroup", async () => {
      world.advancePool(1);
      meanwhile = (await world.identity.refresh(person.refreshToken)).access_token;
    });
    await users.setRole({ username: person.username, role: "admin" });
    world.beforePool("AdminAddUserToGroup", null);
    expect(meanwhile).not.toBe("");
    expect(await codeOf(meOf(meanwhile))).toBe("token_validation_failed");
  });
});

describe("enabling somebody", () => {
  it("takes nothing back", async () => {
    const person = await world.signedIn("user");
    await (await asAdmin()).users.enable({ username: person.username });
    expect(await codeOf(meOf(person.accessToken))).toBe("answered");
  });
});

describe("deleting somebody", () => {
  it("removes their account, their row and their items, and nobody else's", async () => {
    const person = await world.signedIn("user");
    const other = await world.signedIn("user");
    for (const { accessToken } of [person, other]) {
      const caller = await world.as(accessToken);
      await caller.auth.me();
      await caller.items.create({ name: "x" });
    }
    const before = await world.db.totals();
    expect(await (await asAdmin()).users.delete({ username: person.username })).toBeNull();
    expect(await world.db.totals()).toEqual({ users: before.users - 1, items: before.items - 1 });
    expect(await codeOf(world.identity.findPerson(person.username))).toBe("not_found");
    expect((await (await world.as(other.accessToken)).items.list({})).items).toHaveLength(1);
  });

  /** Somebody with one item, and how many items there are besides. */
  async function owner() {
    const others = (await world.db.totals()).items;
    const person = await world.signedIn("user");
    await (await world.as(person.accessToken)).items.create({ name: "x" });
    return { person, others };
  }

  it("takes their items first, and can be asked for again where the pool then fails", async () => {
    const { person, others } = await owner();
    world.failPool("AdminDeleteUser");
    const failed = (await asAdmin()).users.delete({ username: person.username });
    expect(await codeOf(failed)).toBe("identity_provider_unavailable");
    expect((await world.db.totals()).items).toBe(others);
    world.failPool(null);
    expect(await (await asAdmin()).users.delete({ username: person.username })).toBeNull();
    expect(await codeOf(world.identity.findPerson(person.username))).toBe("not_found");
  });

  it("takes what they made while they were being deleted as well", async () => {
    const { person, others } = await owner();
    // As through an instance that has not yet heard that their tokens were taken back.
    world.beforePool("AdminDeleteUser", async () => {
      await world.db.items.create(person.sub, { name: "made meanwhile" });
    });
    await (await asAdmin()).users.delete({ username: person.username });
    world.beforePool("AdminDeleteUser", null);
    expect((await world.db.totals()).items).toBe(others);
  });
});

describe("deleting somebody with a sign-in that is older than fifteen minutes", () => {
  const signedInAgo = (seconds: number) =>
    world.pool.mintToken({
      use: "access",
      user: admin,
      claims: { auth_time: Math.floor(Date.now() / 1_000) - seconds },
    });

  it("is refused with a word to sign in again, and nothing of them is gone", async () => {
    const person = await world.signedIn("user");
    const { users } = (await world.as(await signedInAgo(16 * 60))).admin;
    expect(await codeOf(users.delete({ username: person.username }))).toBe("step_up_required");
    expect(await world.identity.findPerson(person.username)).toMatchObject({ enabled: true });
    expect(await codeOf(meOf(person.accessToken))).toBe("answered");
  });

  it("keeps nobody from what can be undone", async () => {
    const person = await world.signedIn("user");
    const { users } = (await world.as(await signedInAgo(16 * 60))).admin;
    expect(await users.disable({ username: person.username })).toMatchObject({ enabled: false });
  });
});

describe("resetting a password", () => {
  it("makes the old one useless and sends a code to choose another", async () => {
    const person = await world.signedIn("user");
    const answer = await (await asAdmin()).users.resetPassword({ username: person.username });
    expect(answer).toMatchObject({ username: person.username, status: "RESET_REQUIRED" });
    expect(await codeOf(world.identity.login(person))).toBe("sign_in_failed");
    expect(world.pool.lastCode(person.username)).toMatch(/^\d{6}$/);
  });

  it.each([
    ["who has no verified address", { attributes: { email_verified: "false" } }],
    ["whose password is temporary still", { temporary: true }],
  ])("is a conflict for somebody %s", async (_who, more) => {
    const { username } = await world.pool.addUser(more);
    expect(await codeOf((await asAdmin()).users.resetPassword({ username }))).toBe("conflict");
  });
});
