import { initTRPC, lazy } from "@trpc/server";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { AuthState } from "../authenticate.ts";
import { group, recent, role, scope } from "../policy/policies.ts";
import { assertEveryProcedureStatesItsPolicy } from "./assert-policies.ts";
import { confirmed } from "./confirmed.ts";
import type { PolicyMeta } from "./enforced-policy.ts";
import { guard } from "./guard.ts";
import * as slices from "./procedures.ts";

const t = initTRPC.context<{ auth: AuthState }>().meta<PolicyMeta>().create({ isDev: false });
const answer = () => "ok";
const counted = t.procedure.use(({ next }) => next());

it("starts an app whose procedures all say who may call them", () => {
  const router = t.router({
    public: counted.concat(slices.publicProcedure).query(answer),
    nested: t.router({
      optional: counted.concat(slices.optionalProcedure).query(answer),
      deeper: { protected: counted.concat(slices.protectedProcedure).input(z.string()).mutation(answer) },
    }),
    user: counted.concat(slices.userProcedure).query(answer),
    admin: counted
      .concat(slices.adminProcedure)
      .use(({ next }) => next())
      .query(answer),
  });
  expect(() => assertEveryProcedureStatesItsPolicy(router)).not.toThrow();
});

it("starts an app whose procedures ask for more than their slice", () => {
  const router = t.router({
    machine: counted
      .concat(slices.machineProcedure)
      .use(guard(scope("items/read")))
      .query(answer),
    recent: counted
      .concat(slices.adminProcedure)
      .use(guard(recent(300)))
      .use(confirmed)
      .query(answer),
    staff: counted
      .concat(slices.protectedProcedure)
      .use(guard(group("staff")))
      .input(z.string())
      .query(answer),
  });
  expect(() => assertEveryProcedureStatesItsPolicy(router)).not.toThrow();
});

describe("refuses to start", () => {
  const start = (router: Parameters<typeof assertEveryProcedureStatesItsPolicy>[0]) => () =>
    assertEveryProcedureStatesItsPolicy(router);

  it("with procedures nobody decided about, and names every one", () => {
    const router = t.router({
      items: t.router({ list: t.procedure.query(answer), create: counted.mutation(answer) }),
      access: t.router({ public: counted.concat(slices.publicProcedure).query(answer) }),
    });
    expect(start(router)).toThrow(/^router: items\.list states no policy.*; items\.create states no policy/s);
    expect(start(router)).not.toThrow(/access/);
  });

  it.each([
    ["public over a guard", slices.adminProcedure.meta({ policy: { kind: "public" } })],
    [
      "signed-in over an administrator's guard",
      slices.adminProcedure.meta({ policy: { kind: "signed-in" } }),
    ],
    ["a lesser role", slices.adminProcedure.meta({ policy: { kind: "role", role: "user" } })],
    ["a guard that is not there", t.procedure.meta({ policy: { kind: "role", role: "admin" } })],
    ["a sign-in nobody asks for", slices.publicProcedure.meta({ policy: { kind: "signed-in" } })],
  ])("with metadata that promises another policy than is enforced: %s", (_what, procedure) => {
    expect(start(t.router({ bent: procedure.query(answer) }))).toThrow(/bent states (another|no) policy/);
  });

  it("with a procedure that reads its input before it knows who is calling", () => {
    const router = t.router({
      late: t.procedure.input(z.string()).concat(slices.adminProcedure).query(answer),
    });
    expect(start(router)).toThrow(/late parses its input before its guard/);
  });

  it.each([
    ["a guard", slices.protectedProcedure.input(z.string()).use(guard(role("admin")))],
    ["the question to the provider", slices.adminProcedure.input(z.string()).use(confirmed)],
    [
      "the last of several guards",
      slices.protectedProcedure
        .use(guard(role("user")))
        .input(z.string())
        .use(guard(group("staff"))),
    ],
  ])("with a procedure that reads its input before %s", (_what, procedure) => {
    expect(start(t.router({ late: procedure.query(answer) }))).toThrow(
      /late parses its input before its guard/,
    );
  });

  it.each([
    ["a guard's policy", slices.protectedProcedure.use(guard(role("admin"))).meta({ policy: role("admin") })],
    [
      "a guard on nothing, whose caller nobody has looked for",
      t.procedure.use(guard(role("admin")) as never).meta({ policy: role("admin") }), // as: the types forbid it
    ],
  ])("with metadata that was written by hand: %s", (_what, procedure) => {
    expect(start(t.router({ bent: procedure.query(answer) }))).toThrow(/bent states (another|no) policy/);
  });

  it("with metadata by default, which speaks for everybody who forgot", () => {
    const forgetful = initTRPC
      .context<{ auth: AuthState }>()
      .meta<PolicyMeta>()
      .create({ defaultMeta: { policy: { kind: "public" } } });
    const router = forgetful.router({ forgotten: forgetful.procedure.query(answer) });
    expect(start(router)).toThrow(/forgotten states no policy/);
  });

  it("with a guard on nothing, which states no policy", () => {
    const bare = t.procedure.use(guard(role("admin")) as never); // as: the types forbid it
    expect(start(t.router({ bare: bare.query(answer) }))).toThrow(/bare states no policy/);
  });

  it("with a router that is loaded later, where nobody would look", () => {
    const inner = t.router({ hidden: t.procedure.query(answer) });
    expect(start(t.router({ later: lazy(async () => inner) }))).toThrow(/later is loaded lazily/);
  });
});
