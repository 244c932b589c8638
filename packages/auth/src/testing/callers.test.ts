import { rolePermissions } from "@sekisho/contract/permission";
import { initTRPC } from "@trpc/server";
import { describe, expect, it } from "vitest";
import type { AuthState } from "../authenticate.ts";
import { recent } from "../policy/policies.ts";
import type { PolicyMeta } from "../procedures/enforced-policy.ts";
import type { AuthContext } from "../procedures/entrance.ts";
import { guard } from "../procedures/guard.ts";
import * as slices from "../procedures/procedures.ts";
import { asAdmin, asMachine, asNobody, asPerson, asUser } from "../testing.ts";

const t = initTRPC.context<AuthContext>().meta<PolicyMeta>().create({ isDev: false });
const router = t.router({
  optional: t.procedure.concat(slices.optionalProcedure).query(({ ctx }) => ctx.principal?.sub ?? null),
  protected: t.procedure.concat(slices.protectedProcedure).query(({ ctx }) => ctx.principal.sub),
  user: t.procedure.concat(slices.userProcedure).query(({ ctx }) => ctx.principal.username),
  admin: t.procedure.concat(slices.adminProcedure).query(({ ctx }) => ctx.principal.username),
  machine: t.procedure.concat(slices.machineProcedure).query(({ ctx }) => ctx.principal.clientId),
  recently: t.procedure
    .concat(slices.protectedProcedure)
    .use(guard(recent(300)))
    .query(({ ctx }) => ctx.principal.authTime),
});
const as = (auth: AuthState) => t.createCallerFactory(router)({ auth });

describe("in the tests of an app", () => {
  it.each([
    ["nobody", async () => asNobody(), ["optional"]],
    ["a person", asPerson, ["optional", "protected"]],
    ["a user", asUser, ["optional", "protected", "user"]],
    ["an administrator", asAdmin, ["optional", "protected", "user", "admin"]],
    ["a machine", asMachine, ["optional", "protected", "machine"]],
  ] as const)(
    "%s gets in where the guards really let them in, and nowhere else",
    async (_name, login, expected) => {
      const caller = as(await login());
      const opened: string[] = [];
      for (const name of ["optional", "protected", "user", "admin", "machine"] as const) {
        await caller[name]().then(
          () => opened.push(name),
          () => undefined,
        );
      }
      expect(opened).toEqual(expected);
    },
  );

  it("a caller is called what the test says", async () => {
    const { principal } = await asUser({
      sub: "s-1",
      username: "taro",
      groups: ["staff"],
      scopes: ["items/read"],
    });
    expect(principal).toMatchObject({ kind: "user", sub: "s-1", username: "taro", role: "user" });
    expect([...principal.groups]).toEqual(["user", "staff"]);
    expect([...principal.scopes]).toEqual(["items/read"]);
  });

  it("a caller holds the permissions of the app's own map, and none without one", async () => {
    expect((await asAdmin()).principal.permissions).toEqual([]);
    expect((await asAdmin({ rolePermissions })).principal.permissions).toEqual(["read", "write", "delete"]);
    expect((await asUser({ rolePermissions })).principal.permissions).toEqual(["read", "write"]);
    expect((await asPerson({ rolePermissions })).principal.permissions).toEqual([]);
  });

  it("a caller signed in just now, or as long ago as the test says", async () => {
    await expect(as(await asUser()).recently()).resolves.toBeTypeOf("number");
    const { recently } = as(await asUser({ signedInSecondsAgo: 301 }));
    await expect(recently()).rejects.toMatchObject({ cause: { code: "step_up_required" } });
  });

  it("any claim can be laid over, and a token that is not good makes no caller", async () => {
    const { principal } = await asPerson({ claims: { tenant: "acme" } });
    expect(principal.claims["tenant"]).toBe("acme");
    await expect(asPerson({ claims: { exp: 1 } })).rejects.toMatchObject({
      message: "These claims do not make a good token.",
      cause: { reason: "expired" },
    });
  });

  it("a machine is a machine, whatever groups a test gives it", async () => {
    const { principal } = await asMachine({ groups: ["admin"] });
    expect(principal).toMatchObject({ kind: "machine", role: null });
    expect(principal.groups.size).toBe(0);
  });

  it("there is nobody to ask whether a token still counts", async () => {
    await expect((await asUser()).confirm()).rejects.toMatchObject({ option: "remoteCheck" });
  });
});
