import { describe, expect, it } from "vitest";
import { createTestIssuer } from "../testing.ts";

const pool = createTestIssuer();
const believing = pool.createVerifier({ customRoleInAccessToken: true });
const plain = pool.createVerifier();
const idVerifier = pool.createVerifier({ tokenUse: "id" });

const accessRole = async (claims: Record<string, unknown>, verifier = plain) =>
  (await verifier.verify(pool.mintToken("access", { claims }))).role;
const idRole = async (claims: Record<string, unknown>) =>
  (await idVerifier.verify(pool.mintToken("id", { claims }))).role;

describe("an access token grants", () => {
  it.each([
    [["user"], "user"],
    [["admin"], "admin"],
    [["user", "admin"], "admin"],
    [["admin", "user"], "admin"],
    [["staff", "user", "beta"], "user"],
  ] as const)("by the groups %j the role %s", async (groups, role) => {
    expect(await accessRole({ "cognito:groups": groups })).toBe(role);
  });

  it.each([
    [[]],
    [["Admin"]],
    [["ADMIN"]],
    [["admin "]],
    [[" admin"]],
    [["administrators"]],
    [["admin,user"]],
    [["admin\0"]],
    [["ａｄｍｉｎ"]],
    [["__proto__", "constructor"]],
  ])("nothing by the groups %j: names are exact", async (groups) => {
    expect(await accessRole({ "cognito:groups": groups })).toBeNull();
  });

  it("nothing by custom:role, role or roles: anybody might have written them", async () => {
    expect(await accessRole({ "custom:role": "admin", role: "admin", roles: ["admin"] })).toBeNull();
  });

  it("by custom:role only where the pool is said to put it there, and groups come first", async () => {
    expect(await accessRole({ "custom:role": "admin" }, believing)).toBe("admin");
    expect(await accessRole({ "custom:role": "admin", "cognito:groups": ["user"] }, believing)).toBe("user");
    expect(await accessRole({ "custom:role": "user", "cognito:groups": ["staff"] }, believing)).toBe("user");
  });
});

describe("an id token grants", () => {
  it.each(["user", "admin"])("by custom:role the role %s", async (role) => {
    expect(await idRole({ "custom:role": role })).toBe(role);
  });

  it.each(["Admin", "admin ", "", ["admin"], { admin: true }, 1, null, true])(
    "nothing by custom:role %j: only an exact name does",
    async (role) => {
      expect(await idRole({ "custom:role": role })).toBeNull();
    },
  );

  it("nothing by groups", async () => {
    expect(await idRole({ "cognito:groups": ["admin"] })).toBeNull();
  });
});
