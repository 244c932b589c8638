import { guard, recent } from "@sekisho/auth";
import type { AuditEvent } from "@sekisho/contract/audit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf } from "../../test/code-of.ts";
import { type SignedIn, startWorld, type World } from "../../test/world.ts";
import { ApiError } from "../trpc/api-error.ts";
import { adminProcedure, protectedProcedure, publicProcedure, router } from "../trpc/procedures.ts";
import { nameMark } from "./name-mark.ts";

let world: World;
let admin: SignedIn;
let user: SignedIn;
beforeAll(async () => {
  world = await startWorld();
  admin = await world.signedIn("admin");
  user = await world.signedIn("user");
});
afterAll(() => world.stop());

/** The events that some calls leave, oldest first. */
async function eventsOf(calls: () => Promise<unknown>): Promise<AuditEvent[]> {
  const [before] = (await world.db.audit.list({ limit: 1 })).events;
  await calls();
  const { events } = await world.db.audit.list({ limit: 100 });
  return events.filter(({ id }) => id > (before?.id ?? 0)).toReversed();
}

describe("a token that is refused", () => {
  it("leaves the reason that the caller is not told", async () => {
    const expired = await world.pool.mintToken({
      use: "access",
      user,
      claims: { iat: 1_700_000_000, exp: 1_700_000_900 },
    });
    const { items } = await world.as(expired);
    const events = await eventsOf(async () =>
      expect(await codeOf(items.list({}))).toBe("token_validation_failed"),
    );
    expect(events).toMatchObject([
      {
        action: "token.refused",
        outcome: "denied",
        reason: "expired",
        procedure: "items.list",
        actor_sub: null,
      },
    ]);
    expect(JSON.stringify(events)).not.toContain(expired.split(".")[1]);
  });
});

describe("somebody who may not", () => {
  it("leaves who it was, what was asked and what was lacking", async () => {
    const { admin: office } = await world.as(user.accessToken);
    const events = await eventsOf(async () =>
      expect(await codeOf(office.users.list({}))).toBe("insufficient_permissions"),
    );
    expect(events).toMatchObject([
      {
        actor_sub: user.sub,
        actor_username: user.username,
        action: "access.denied",
        outcome: "denied",
        reason: "role_missing",
        procedure: "admin.users.list",
        request_id: "test",
        detail: { required_role: "admin", current_role: "user" },
      },
    ]);
  });

  it("signed in too long ago leaves that, behind whatever guard", async () => {
    const app = router({ purge: protectedProcedure.use(guard(recent(60))).mutation(() => null) });
    const old = await world.pool.mintToken({ use: "access", user, claims: { auth_time: 1_700_000_000 } });
    const context = await world.contextOf(old);
    const events = await eventsOf(async () =>
      expect(await codeOf(app.createCaller(context).purge())).toBe("step_up_required"),
    );
    expect(events).toMatchObject([
      { action: "access.too_old", reason: "sign_in_too_old", actor_sub: user.sub, detail: { max_age: "60" } },
    ]);
  });
});

describe("an administrator", () => {
  it("leaves every change, and each kind of reading once a minute", async () => {
    const { admin: office } = await world.as(admin.accessToken);
    const events = await eventsOf(async () => {
      for (let n = 0; n < 3; n++) await office.users.list({});
      for (let n = 0; n < 2; n++) await office.users.enable({ username: user.username });
    });
    expect(events.map(({ action, procedure, target }) => [action, procedure, target])).toEqual([
      ["access.allowed", "admin.users.list", null],
      ["access.allowed", "admin.users.enable", null],
      ["user.enabled", null, user.username],
      ["access.allowed", "admin.users.enable", null],
      ["user.enabled", null, user.username],
    ]);
    for (const event of events) expect(event).toMatchObject({ actor_sub: admin.sub, request_id: "test" });
  });

  it("does nothing that cannot be written down, and is told to come back", async () => {
    let worked = false;
    const app = router({
      work: adminProcedure.mutation(() => {
        worked = true;
      }),
      read: adminProcedure.query(() => {
        worked = true;
      }),
    });
    const away = () => Promise.reject(new ApiError("service_unavailable"));
    const context = await world.contextOf(admin.accessToken);
    const caller = app.createCaller({
      ...context,
      trail: { ...context.trail, write: away, writeOnce: away },
    });
    expect(await codeOf(caller.work())).toBe("service_unavailable");
    expect(await codeOf(caller.read())).toBe("service_unavailable");
    expect(worked).toBe(false);
  });

  it("reads the trail, by actor and action, page by page, and nobody else does", async () => {
    const other = await world.signedIn("admin");
    await (await world.as(other.accessToken)).admin.users.enable({ username: user.username });
    const { list } = (await world.as(admin.accessToken)).admin.audit;
    const page = await list({ actor: other.username, limit: 1 });
    expect(page.events).toMatchObject([{ action: "user.enabled", actor_sub: other.sub }]);
    const next = await list({ actor: other.username, limit: 1, cursor: page.next_cursor ?? undefined });
    expect(next).toMatchObject({ events: [{ action: "access.allowed" }], next_cursor: null });
    expect((await list({ actor: other.sub, action: "user" })).events).toHaveLength(1);
    expect(await codeOf((await world.as(user.accessToken)).admin.audit.list({}))).toBe(
      "insufficient_permissions",
    );
    expect(await codeOf(list({ limit: 101 }))).toBe("validation_failed");
  });
});

describe("signing in without a browser", () => {
  it("leaves who came in, who asked for more, and who left", async () => {
    const { session } = await world.as();
    const person = await world.signedIn();
    const events = await eventsOf(async () => {
      await session.login(person);
      await session.refresh({ refresh_token: person.refreshToken });
      await session.logout({ refresh_token: person.refreshToken });
      await session.logout({ refresh_token: person.refreshToken, access_token: person.accessToken });
    });
    const who = { actor_sub: person.sub, actor_username: person.username };
    expect(events).toMatchObject([
      { action: "session.login", outcome: "allowed", ...who },
      { action: "session.refresh", outcome: "allowed", ...who },
      { action: "session.logout", outcome: "allowed", actor_sub: null },
      { action: "session.logout", outcome: "allowed", ...who },
    ]);
  });

  it("leaves the first sign-in with a temporary password in its two steps", async () => {
    const { session } = await world.as();
    const invited = await world.pool.addUser({ temporary: true });
    const events = await eventsOf(async () => {
      const answer = await session.login(invited);
      if (!("challenge" in answer)) throw new Error("no challenge was asked for");
      const new_password = "Hakone-no-seki-1619!";
      await session.newPassword({ username: invited.username, new_password, session: answer.session });
    });
    expect(events).toMatchObject([
      {
        action: "session.login",
        outcome: "allowed",
        actor_sub: null,
        detail: { challenge: "NEW_PASSWORD_REQUIRED" },
      },
      { action: "session.new_password", outcome: "allowed", actor_sub: invited.sub, detail: {} },
    ]);
  });

  it("leaves a refused password without what was typed, and as many names as were tried", async () => {
    const { session } = await world.as();
    const typed = ["Hakone-no-seki-1619!", user.username, user.username, "akari@example.jp"];
    const events = await eventsOf(async () => {
      for (const username of typed)
        expect(await codeOf(session.login({ username, password: "wrong-Password-1" }))).toBe(
          "sign_in_failed",
        );
      const { trail } = await world.contextOf();
      await trail.close();
    });
    expect(events.filter(({ action }) => action === "session.login")).toMatchObject([
      {
        action: "session.login",
        outcome: "denied",
        reason: "sign_in_failed",
        repeated: 1,
        detail: { name_mark: nameMark("Hakone-no-seki-1619!"), pool: "NotAuthorizedException" },
      },
      { action: "session.login", outcome: "denied", repeated: 3, detail: { names: "2" } },
    ]);
    expect(JSON.stringify(events)).not.toMatch(/Hakone|akari@|wrong-Password/);
    expect(JSON.stringify(events)).not.toContain(user.username);
  });

  it("leaves refresh tokens that are none", async () => {
    const { session } = await world.as();
    const events = await eventsOf(() => codeOf(session.refresh({ refresh_token: "not-a-token" })));
    expect(events).toMatchObject([
      { action: "session.refresh", outcome: "denied", reason: "token_validation_failed" },
    ]);
  });

  it("leaves attempts that were too many", async () => {
    const app = router({
      guess: publicProcedure.meta({ countAttempts: true }).mutation(() => null),
    });
    const countAttempt = () => Promise.reject(new ApiError("rate_limited", {}, { retryAfterSeconds: 7 }));
    const caller = app.createCaller({
      ...(await world.contextOf()),
      address: "203.0.113.7",
      countAttempt,
    });
    const events = await eventsOf(() => codeOf(caller.guess()));
    expect(events).toMatchObject([
      {
        action: "attempts.limited",
        reason: "too_many_attempts",
        procedure: "guess",
        network: "203.0.113.0/24",
      },
    ]);
  });
});

it("leaves nothing of what is no decision: no credential, bad input, an ordinary call, an outage", async () => {
  const mine = await world.as(user.accessToken);
  const nobody = await world.as();
  const events = await eventsOf(async () => {
    await mine.items.create({ name: "tea" });
    await mine.items.list({});
    expect(await codeOf(mine.items.create({ name: "" }))).toBe("validation_failed");
    expect(await codeOf(mine.items.byId({ id: 2_000_000_000 }))).toBe("not_found");
    expect(await codeOf(nobody.items.list({}))).toBe("authentication_required");
    world.failPool("InitiateAuth");
    expect(await codeOf(nobody.session.login(user))).toBe("identity_provider_unavailable");
    world.failPool(null);
  });
  expect(events).toEqual([]);
});

it("holds together after all of this", async () => {
  expect(await world.db.audit.verify(null)).toMatchObject({ kind: "whole" });
});
