import { initTRPC, TRPCError } from "@trpc/server";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type AuthState, authenticate } from "../authenticate.ts";
import { AuthError, refuse } from "../errors/auth-error.ts";
import { createTestIssuer } from "../testing.ts";
import type { PolicyMeta } from "./enforced-policy.ts";
import * as slices from "./procedures.ts";

type Context = { readonly auth: AuthState; readonly requestId: string };
type Meta = PolicyMeta & { readonly rest?: { readonly path: string } };

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({ isDev: false, errorFormatter: ({ shape, ctx }) => ({ ...shape, requestId: ctx?.requestId }) });

const parsed: string[] = [];
const Input = z.string().refine((text) => parsed.push(text));
const router = t.router({
  public: t.procedure.concat(slices.publicProcedure).query(({ ctx }) => ctx.requestId),
  optional: t.procedure.concat(slices.optionalProcedure).query(({ ctx }) => ctx.principal?.sub ?? null),
  protected: t.procedure.concat(slices.protectedProcedure).query(({ ctx }) => ctx.principal.sub),
  user: t.procedure.concat(slices.userProcedure).query(({ ctx }) => ctx.principal.role),
  admin: t.procedure
    .concat(slices.adminProcedure)
    .meta({ rest: { path: "/admin" } })
    .query(({ ctx }) => ctx.principal.role),
  machine: t.procedure.concat(slices.machineProcedure).query(({ ctx }) => ctx.principal.clientId),
  reading: t.procedure
    .concat(slices.protectedProcedure)
    .input(Input)
    .query(({ input }) => input),
});
type Name = "public" | "optional" | "protected" | "user" | "admin" | "machine";

const hanako = "7f3d1c52-0a5b-4c1e-9a37-2f0e6d1b8c11";
const pool = createTestIssuer();
const verifier = pool.createVerifier();
const signedIn = async (...groups: string[]): Promise<AuthState> => {
  const token = pool.mintToken("access", { claims: { "cognito:groups": groups } });
  return await authenticate(verifier, { authorization: `Bearer ${token}` });
};
const signedInMachine = async (claims: Record<string, unknown> = {}): Promise<AuthState> =>
  await authenticate(verifier, { authorization: `Bearer ${pool.mintToken("machine", { claims })}` });
const anonymous: AuthState = { kind: "anonymous" };
const rejected: AuthState = { kind: "rejected", error: refuse("expired") };
const unavailable: AuthState = {
  kind: "unavailable",
  error: new AuthError("identity_provider_unavailable", "keys_unavailable", { retryAfterSeconds: 7 }),
};

const createCaller = t.createCallerFactory(router);
const call = async (name: Name, auth: AuthState) => await createCaller({ auth, requestId: "r1" })[name]();
const refusal = async (name: Name, auth: AuthState): Promise<TRPCError> => {
  const error: unknown = await call(name, auth).catch((thrown: unknown) => thrown);
  if (!(error instanceof TRPCError)) throw new Error("The call was let through.");
  return error;
};

describe("lets in", () => {
  const everybody = { anonymous, rejected, unavailable };

  it.each(Object.entries(everybody))("a caller who is %s to what is public", async (_kind, auth) => {
    await expect(call("public", auth)).resolves.toBe("r1");
  });

  it("an anonymous caller, as nobody, to what is optional", async () => {
    await expect(call("optional", anonymous)).resolves.toBeNull();
  });

  it.each(["optional", "protected"] as const)("whoever is signed in to what is %s", async (name) => {
    await expect(call(name, await signedIn())).resolves.toBe(hanako);
  });

  it("users and administrators to what is for users", async () => {
    await expect(call("user", await signedIn("user"))).resolves.toBe("user");
    await expect(call("user", await signedIn("admin"))).resolves.toBe("admin");
  });

  it("administrators to what is for administrators", async () => {
    await expect(call("admin", await signedIn("user", "admin"))).resolves.toBe("admin");
  });

  it("a machine to what is public, optional, for whoever is signed in, and for machines", async () => {
    const machine = await signedInMachine();
    await expect(call("public", machine)).resolves.toBe("r1");
    for (const name of ["optional", "protected", "machine"] as const) {
      await expect(call(name, machine)).resolves.toBe(pool.clientId);
    }
  });
});

it.each(["user", "admin"] as const)(
  "stops a machine at what is for people with a role: %s, whatever groups its token claims",
  async (name) => {
    const { code, cause } = await refusal(name, await signedInMachine({ "cognito:groups": ["admin"] }));
    expect(code).toBe("FORBIDDEN");
    expect(cause).toMatchObject({ reason: "role_missing", details: { current_role: null } });
  },
);

it("stops a person at what is for machines with 403, an administrator too", async () => {
  const { code, cause } = await refusal("machine", await signedIn("admin"));
  expect(code).toBe("FORBIDDEN");
  expect(cause).toMatchObject({
    code: "insufficient_permissions",
    details: { required_caller: "machine", current_role: "admin" },
  });
});

describe("stops", () => {
  it.each(["protected", "user", "admin", "machine"] as const)(
    "an anonymous caller at what is %s with 401",
    async (name) => {
      const { code, cause } = await refusal(name, anonymous);
      expect({ code, cause }).toMatchObject({
        code: "UNAUTHORIZED",
        cause: { code: "authentication_required" },
      });
    },
  );

  it.each(["optional", "protected", "user", "admin", "machine"] as const)(
    "a bad credential at what is %s with 401: it is not forgotten",
    async (name) => {
      const { code, cause } = await refusal(name, rejected);
      expect({ code, cause }).toMatchObject({ code: "UNAUTHORIZED", cause: { reason: "expired" } });
    },
  );

  it.each(["optional", "protected", "user", "admin", "machine"] as const)(
    "a credential that cannot be checked at what is %s with 503, never 401",
    async (name) => {
      const { code, cause } = await refusal(name, unavailable);
      expect({ code, cause }).toMatchObject({ code: "SERVICE_UNAVAILABLE", cause: { retryAfterSeconds: 7 } });
    },
  );

  it("somebody without a role at what is for users with 403, naming both roles", async () => {
    const { code, cause } = await refusal("user", await signedIn("staff"));
    expect(code).toBe("FORBIDDEN");
    expect(cause).toMatchObject({
      code: "insufficient_permissions",
      details: { required_roles: ["user", "admin"], current_role: null },
    });
  });

  it("a user at what is for administrators with 403, naming the role", async () => {
    const { code, cause } = await refusal("admin", await signedIn("user"));
    expect(code).toBe("FORBIDDEN");
    expect(cause).toMatchObject({
      code: "insufficient_permissions",
      details: { required_role: "admin", current_role: "user" },
    });
  });

  it("a caller before their input is read", async () => {
    const caller = createCaller({ auth: anonymous, requestId: "r1" });
    await expect(caller.reading("unread")).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect(parsed).not.toContain("unread");
  });
});

it("says the public code and not the reason in the message that reaches the caller", async () => {
  expect((await refusal("protected", rejected)).message).toBe("token_validation_failed");
});

it("states its policy in the metadata, beside what the app says there", () => {
  const policies = Object.entries(router._def.procedures).map(([name, { _def }]) => [name, _def.meta]);
  expect(Object.fromEntries(policies)).toEqual({
    public: { policy: { kind: "public" } },
    optional: { policy: { kind: "optional" } },
    protected: { policy: { kind: "signed-in" } },
    user: { policy: { kind: "role", role: "user" } },
    admin: { policy: { kind: "role", role: "admin" }, rest: { path: "/admin" } },
    machine: { policy: { kind: "machine" } },
    reading: { policy: { kind: "signed-in" } },
  });
});
