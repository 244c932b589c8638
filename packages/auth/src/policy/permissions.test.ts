import { expect, it } from "vitest";
import { createTestIssuer } from "../testing.ts";
import { definePermissions } from "./permissions.ts";
import { refusalOf } from "./refusal-of.ts";

const { rolePermissions, permission } = definePermissions({
  user: ["stamp:see"],
  admin: ["stamp:see", "stamp:give"],
});
const pool = createTestIssuer();
const verifier = pool.createVerifier({ rolePermissions });
const principalIn = (...groups: string[]) =>
  verifier.verify(pool.mintToken("access", { claims: { "cognito:groups": groups } }));

it("is held by whoever's role is given it by the map, and by nobody else", async () => {
  const isIn = async (name: "stamp:see" | "stamp:give", ...groups: string[]) =>
    refusalOf(await principalIn(...groups), permission(name), 0) === null;
  expect([await isIn("stamp:see", "user"), await isIn("stamp:give", "user")]).toEqual([true, false]);
  expect([await isIn("stamp:see", "admin"), await isIn("stamp:give", "admin")]).toEqual([true, true]);
  expect([await isIn("stamp:see"), await isIn("stamp:see", "staff")]).toEqual([false, false]);
});

it("is not inherited: what is not written for a role is not given to it", async () => {
  const gap = definePermissions({ user: ["stamp:see"], admin: [] });
  const own = pool.createVerifier({ rolePermissions: gap.rolePermissions });
  const admin = await own.verify(pool.mintToken("access", { claims: { "cognito:groups": ["admin"] } }));
  expect(refusalOf(admin, gap.permission("stamp:see"), 0)).not.toBeNull();
});

it("is not taken from a token that calls itself permitted", async () => {
  const claims = { permissions: ["stamp:give"], "cognito:groups": ["stamp:give"], scope: "stamp:give" };
  const principal = await verifier.verify(pool.mintToken("access", { claims }));
  expect(refusalOf(principal, permission("stamp:give"), 0)).not.toBeNull();
});

it("is never a machine's: it has no role", async () => {
  const principal = await verifier.verify(
    pool.mintToken("machine", { claims: { "cognito:groups": ["admin"] } }),
  );
  expect(principal.kind).toBe("machine");
  expect(refusalOf(principal, permission("stamp:see"), 0)).toMatchObject({ reason: "permission_missing" });
});
