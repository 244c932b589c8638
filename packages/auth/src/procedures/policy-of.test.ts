import { initTRPC } from "@trpc/server";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { AuthState } from "../authenticate.ts";
import { allOf, group, machine, recent, role, scope } from "../policy/policies.ts";
import type { Policy } from "../policy/policy.ts";
import { asUser } from "../testing.ts";
import { confirmed } from "./confirmed.ts";
import type { PolicyMeta } from "./enforced-policy.ts";
import { guard } from "./guard.ts";
import { policiesOf, policyOf } from "./policy-of.ts";
import * as slices from "./procedures.ts";

const t = initTRPC.context<{ auth: AuthState }>().meta<PolicyMeta>().create({ isDev: false });
const answer = () => "in";
const counted = t.procedure.use(({ next }) => next());

describe("reads from the guards that really run:", () => {
  it.each<[string, { _def: object }, Policy]>([
    ["nothing, which is open", t.procedure.query(answer), { kind: "public" }],
    ["public", counted.concat(slices.publicProcedure).query(answer), { kind: "public" }],
    ["optional", counted.concat(slices.optionalProcedure).query(answer), { kind: "optional" }],
    [
      "optional before signed-in, which asks for more",
      counted.concat(slices.optionalProcedure).concat(slices.protectedProcedure).query(answer),
      { kind: "signed-in" },
    ],
    [
      "public before a role, which asks for more",
      counted.concat(slices.publicProcedure).concat(slices.adminProcedure).query(answer),
      role("admin"),
    ],
    ["signed-in", counted.concat(slices.protectedProcedure).query(answer), { kind: "signed-in" }],
    ["users", counted.concat(slices.userProcedure).query(answer), role("user")],
    ["administrators", counted.concat(slices.adminProcedure).query(answer), role("admin")],
    ["machines", counted.concat(slices.machineProcedure).query(answer), machine()],
    [
      "a guard on signed-in",
      slices.protectedProcedure.use(guard(group("staff"))).query(answer),
      group("staff"),
    ],
    [
      "a guard on a slice",
      slices.adminProcedure.use(guard(recent(300))).query(answer),
      allOf(role("admin"), recent(300)),
    ],
    [
      "guards in a row, in the order they are asked",
      slices.machineProcedure
        .use(guard(scope("a")))
        .use(guard(scope("b")))
        .query(answer),
      allOf(machine(), scope("a"), scope("b")),
    ],
    [
      "one that asks the provider",
      slices.adminProcedure.use(confirmed).query(answer),
      { kind: "all-of", policies: [role("admin"), { kind: "confirmed" }] },
    ],
    [
      "the same guard twice, once",
      slices.protectedProcedure
        .use(guard(role("admin")))
        .use(guard(role("admin")))
        .query(answer),
      role("admin"),
    ],
    [
      "a procedure that is still being built",
      slices.userProcedure.input(z.string()).use(({ next }) => next()),
      role("user"),
    ],
    [
      "all in one guard, as it was written",
      slices.protectedProcedure.use(guard(allOf(role("user"), group("staff")))).query(answer),
      allOf(role("user"), group("staff")),
    ],
  ])("%s", (_what, procedure, policy) => {
    expect(policyOf(procedure)).toEqual(policy);
  });

  it("and never from metadata, which promises and does not guard", () => {
    const boast = t.procedure.meta({ policy: role("admin") }).query(answer);
    const modest = slices.adminProcedure.meta({ policy: { kind: "public" } }).query(answer);
    expect(policyOf(boast)).toEqual({ kind: "public" });
    expect(policyOf(modest)).toEqual(role("admin"));
  });
});

it("lists every procedure of a router by its path, however deep", () => {
  const router = t.router({
    a: slices.publicProcedure.query(answer),
    b: { c: slices.userProcedure.query(answer), d: t.router({ e: slices.adminProcedure.mutation(answer) }) },
  });
  expect(Object.fromEntries(policiesOf(router))).toEqual({
    a: { kind: "public" },
    "b.c": role("user"),
    "b.d.e": role("admin"),
  });
});

it("hands out what nobody can loosen a guard with", async () => {
  const procedure = slices.protectedProcedure.use(guard(role("admin"))).query(answer);
  Reflect.set(policyOf(procedure), "role", "user");
  const caller = t.router({ procedure }).createCaller({ auth: await asUser() });
  await expect(caller.procedure()).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(policyOf(procedure)).toEqual(role("admin"));
});
