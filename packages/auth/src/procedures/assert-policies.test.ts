import { initTRPC, lazy } from "@trpc/server";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { AuthState } from "../authenticate.ts";
import { assertEveryProcedureStatesItsPolicy } from "./assert-policies.ts";
import type { PolicyMeta } from "./enforced-policy.ts";
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

describe("refuses to start", () => {
  const start = (router: Parameters<typeof assertEveryProcedureStatesItsPolicy>[0]) => () =>
    assertEveryProcedureStatesItsPolicy(router);

  it("with procedures nobody decided about, and names every one", () => {
    const router = t.router({
      items: t.router({ list: t.procedure.query(answer), create: counted.mutation(answer) }),
      access: t.router({ public: counted.concat(slices.publicProcedure).query(answer) }),
    });
    expect(start(router)).toThrow(/items\.list states no policy.*items\.create states no policy/s);
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
    expect(start(t.router({ bent: procedure.query(answer) }))).toThrow(/bent states another policy/);
  });

  it("with a procedure that reads its input before it knows who is calling", () => {
    const router = t.router({
      late: t.procedure.input(z.string()).concat(slices.adminProcedure).query(answer),
    });
    expect(start(router)).toThrow(/late reads its input before its guard/);
  });

  it("with a router that is loaded later, where nobody would look", () => {
    const inner = t.router({ hidden: t.procedure.query(answer) });
    expect(start(t.router({ later: lazy(async () => inner) }))).toThrow(/later is loaded lazily/);
  });
});
