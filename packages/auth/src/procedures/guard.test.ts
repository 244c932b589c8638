import { initTRPC, TRPCError } from "@trpc/server";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type AuthState, authenticate } from "../authenticate.ts";
import { AuthError, refuse } from "../errors/auth-error.ts";
import { challengeOfError } from "../errors/challenge.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { definePermissions } from "../policy/permissions.ts";
import { allOf, anyRole, anyScope, group, machine, person, recent, role, scope } from "../policy/policies.ts";
import type { GuardPolicy, RolePolicy } from "../policy/policy.ts";
import { asAdmin, asMachine, asNobody, asPerson, asUser, createTestIssuer } from "../testing.ts";
import type { PolicyMeta } from "./enforced-policy.ts";
import { guard } from "./guard.ts";
import * as slices from "./procedures.ts";

const t = initTRPC.context<{ auth: AuthState }>().meta<PolicyMeta>().create({ isDev: false });
const entered = t.procedure.concat(slices.protectedProcedure);
const { rolePermissions, permission } = definePermissions({ user: ["read"], admin: ["read", "delete"] });

/** The error of a call that was stopped; "let in" when it was not. */
async function answerOf(call: Promise<unknown>): Promise<AuthError | "let in"> {
  try {
    await call;
    return "let in";
  } catch (error) {
    if (error instanceof TRPCError && error.cause instanceof AuthError) return error.cause;
    throw error;
  }
}

const ask = (policy: GuardPolicy, auth: AuthState) =>
  answerOf(
    t
      .router({ gate: entered.use(guard(policy)).query(() => "in") })
      .createCaller({ auth })
      .gate(),
  );

describe("lets on whom its policy lets in, and refuses everybody else by 403 or 401:", () => {
  it.each<[string, GuardPolicy, () => Promise<AuthState>, () => Promise<AuthState>, object]>([
    ["person", person(), asPerson, asMachine, { required_caller: "person", current_role: null }],
    ["machine", machine(), asMachine, asAdmin, { required_caller: "machine", current_role: "admin" }],
    ["role", role("admin"), asAdmin, asUser, { required_role: "admin", current_role: "user" }],
    ["anyRole", anyRole("user"), asAdmin, asMachine, { required_roles: ["user"], current_role: null }],
    [
      "group",
      group("staff"),
      () => asPerson({ groups: ["staff"] }),
      asAdmin,
      { required_group: "staff", current_role: "admin" },
    ],
    [
      "permission",
      permission("delete"),
      () => asAdmin({ rolePermissions }),
      () => asUser({ rolePermissions }),
      { required_permission: "delete", current_role: "user" },
    ],
  ])("%s", async (_name, policy, good, bad, details) => {
    expect(await ask(policy, await good())).toBe("let in");
    const refusal = await ask(policy, await bad());
    expect(refusal).toMatchObject({ code: "insufficient_permissions", details });
    // Another credential would not help, so nothing is challenged.
    expect(challengeOfError(refusal as AuthError)).toBeUndefined(); // as: the line before looked
  });

  it("scope, with the challenge of RFC 6750", async () => {
    expect(await ask(scope("items/read"), await asMachine())).toBe("let in");
    const refusal = await ask(scope("items/read", "items/write"), await asMachine());
    expect(refusal).toMatchObject({
      code: "insufficient_scope",
      details: { required_scope: "items/read items/write" },
    });
    expect(challengeOfError(refusal as AuthError)).toBe(
      'Bearer error="insufficient_scope", scope="items/read items/write"',
    );
  });

  it("anyScope, by one of the scopes", async () => {
    const policy = anyScope("items/write", "items/read");
    expect(await ask(policy, await asMachine())).toBe("let in");
    expect(await ask(policy, await asUser())).toMatchObject({ code: "insufficient_scope" });
  });

  it("recent, with the challenge of RFC 9470, measured from when the credential was checked", async () => {
    expect(await ask(recent(300), await asUser({ signedInSecondsAgo: 200 }))).toBe("let in");
    const refusal = await ask(recent(300), await asUser({ signedInSecondsAgo: 400 }));
    expect(refusal).toMatchObject({ code: "step_up_required", details: { max_age: 300 } });
    expect(challengeOfError(refusal as AuthError)).toBe(
      'Bearer error="insufficient_user_authentication", max_age="300"',
    );
    expect(await ask(recent(300), await asUser({ claims: { auth_time: undefined } }))).toMatchObject({
      code: "step_up_required",
    });
  });

  it("recent, by the clock of the verifier and not of the machine", async () => {
    const at = 1_790_000_000;
    const pool = createTestIssuer({ now: () => at * 1000 });
    const stateOf = (authTime: number) =>
      authenticate(pool.createVerifier(), {
        authorization: `Bearer ${pool.mintToken("access", { claims: { auth_time: authTime } })}`,
      });
    expect(await ask(recent(300), await stateOf(at - 300))).toBe("let in");
    expect(await ask(recent(300), await stateOf(at - 301))).toMatchObject({ code: "step_up_required" });
  });
});

it("speaks tRPC's own codes: FORBIDDEN for a lack, UNAUTHORIZED for a sign-in that is too old", async () => {
  const router = t.router({
    admin: entered.use(guard(role("admin"))).query(() => "in"),
    scoped: entered.use(guard(scope("items/read"))).query(() => "in"),
    recent: entered.use(guard(recent(60))).query(() => "in"),
  });
  const caller = router.createCaller({ auth: await asUser({ signedInSecondsAgo: 61 }) });
  await expect(caller.admin()).rejects.toMatchObject({
    code: "FORBIDDEN",
    message: "insufficient_permissions",
  });
  await expect(caller.scoped()).rejects.toMatchObject({ code: "FORBIDDEN", message: "insufficient_scope" });
  await expect(caller.recent()).rejects.toMatchObject({ code: "UNAUTHORIZED", message: "step_up_required" });
});

describe("guards add up:", () => {
  const both = t.router({
    chained: entered
      .use(guard(role("user")))
      .use(guard(group("staff")))
      .query(({ ctx }) => ctx.principal.role),
    turned: entered
      .use(guard(group("staff")))
      .use(guard(role("user")))
      .query(({ ctx }) => ctx.principal.role),
    together: entered.use(guard(allOf(role("user"), group("staff")))).query(({ ctx }) => ctx.principal.role),
    onSlice: t.procedure
      .concat(slices.adminProcedure)
      .use(guard(recent(60)))
      .query(({ ctx }) => ctx.principal.role),
  });

  it.each(["chained", "turned", "together"] as const)("both are enforced when they are %s", async (name) => {
    const answer = async (auth: Promise<AuthState>) =>
      answerOf(both.createCaller({ auth: await auth })[name]());
    expect(await answer(asUser({ groups: ["staff"] }))).toBe("let in");
    expect(await answer(asUser())).toMatchObject({ reason: "group_missing" });
    expect(await answer(asPerson({ groups: ["staff"] }))).toMatchObject({ reason: "role_missing" });
  });

  it("a guard behind a slice takes nothing of the slice away", async () => {
    const answer = async (auth: Promise<AuthState>) =>
      answerOf(both.createCaller({ auth: await auth }).onSlice());
    expect(await answer(asAdmin())).toBe("let in");
    expect(await answer(asAdmin({ signedInSecondsAgo: 61 }))).toMatchObject({ reason: "sign_in_too_old" });
    expect(await answer(asUser())).toMatchObject({ reason: "role_missing" });
    expect(await answer(Promise.resolve(asNobody()))).toMatchObject({ reason: "no_credential" });
  });

  it("the first one in the line speaks", async () => {
    const nobody = await asPerson();
    expect(await answerOf(both.createCaller({ auth: nobody }).chained())).toMatchObject({
      reason: "role_missing",
    });
    expect(await answerOf(both.createCaller({ auth: nobody }).turned())).toMatchObject({
      reason: "group_missing",
    });
  });

  it("the same middleware may guard several procedures", async () => {
    const staff = guard(group("staff"));
    const router = t.router({
      a: entered.use(staff).query(() => "in"),
      b: entered.use(staff).query(() => "in"),
    });
    const caller = router.createCaller({ auth: await asUser() });
    expect(await answerOf(caller.a())).toMatchObject({ reason: "group_missing" });
    expect(await answerOf(caller.b())).toMatchObject({ reason: "group_missing" });
  });
});

describe("callers who are not known do not reach a guard:", () => {
  const unknown: Record<string, [AuthState, string]> = {
    anonymous: [asNobody(), "authentication_required"],
    rejected: [{ kind: "rejected", error: refuse("expired") }, "token_validation_failed"],
    "come from another site": [
      { kind: "rejected", error: new AuthError("csrf_rejected", "origin_not_allowed") },
      "csrf_rejected",
    ],
    unavailable: [
      {
        kind: "unavailable",
        error: new AuthError("identity_provider_unavailable", "keys_unavailable", { retryAfterSeconds: 5 }),
      },
      "identity_provider_unavailable",
    ],
  };

  it.each(Object.entries(unknown))("who are %s", async (_kind, [auth, code]) => {
    expect(await ask(person(), auth)).toMatchObject({ code });
    expect(await ask(machine(), auth)).toMatchObject({ code });
    expect(await ask(recent(300), auth)).toMatchObject({ code });
  });
});

it("speaks before the input is read", async () => {
  const parsed: string[] = [];
  const Input = z.string().refine((text) => parsed.push(text));
  const router = t.router({
    strict: entered
      .use(guard(role("user")))
      .use(guard(role("admin")))
      .input(Input)
      .mutation(({ input }) => input),
  });
  await expect(router.createCaller({ auth: await asUser() }).strict("unread")).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  expect(parsed).toEqual([]);
  await expect(router.createCaller({ auth: await asAdmin() }).strict("read")).resolves.toBe("read");
});

describe("refuses, where the app is put together,", () => {
  it.each(["public", "optional", "signed-in", "confirmed"])(
    "%s, which is no guard's business: it would check nothing",
    (kind) => {
      const policy = { kind } as unknown as GuardPolicy; // as: a caller without types
      expect(() => guard(policy)).toThrow(ConfigurationError);
      expect(() => guard(policy)).toThrow(`guard: does not take "${policy.kind}"`);
      expect(() => guard({ kind: "all-of", policies: [role("admin"), policy] })).toThrow(ConfigurationError);
    },
  );

  it.each<[string, unknown]>([
    ["a kind nobody knows", { kind: "everybody" }],
    ["all of nothing", { kind: "all-of", policies: [] }],
    ["no scopes", { kind: "scope", scopes: [], match: "all" }],
    ["a role nobody knows", { kind: "role", role: "superuser" }],
    ["all of nothing within all", { kind: "all-of", policies: [{ kind: "all-of", policies: [] }] }],
  ])("what would let everybody in: %s", (_what, policy) => {
    expect(() => guard(policy as GuardPolicy)).toThrow(ConfigurationError); // as: a caller without types
  });
});

it("is not loosened by whoever changes the policy afterwards", async () => {
  const policy: { kind: "role"; role: "user" | "admin" } = { kind: "role", role: "admin" };
  const list: [RolePolicy, ...GuardPolicy[]] = [policy];
  const router = t.router({
    one: entered.use(guard(policy)).query(() => "in"),
    listed: entered.use(guard({ kind: "all-of", policies: list })).query(() => "in"),
  });
  policy.role = "user";
  list[0] = role("user");
  const caller = router.createCaller({ auth: await asUser() });
  expect(await answerOf(caller.one())).toMatchObject({ reason: "role_missing" });
  expect(await answerOf(caller.listed())).toMatchObject({ reason: "role_missing" });
});
