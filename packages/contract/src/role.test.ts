import { describe, expect, it } from "vitest";
import { permissionsOf } from "./permission.ts";
import { includesRole, Role } from "./role.ts";

describe("roles", () => {
  it("lets an administrator do all that a user may", () => {
    expect(includesRole("admin", "user")).toBe(true);
    for (const permission of permissionsOf("user")) expect(permissionsOf("admin")).toContain(permission);
  });

  it("does not let a user do what an administrator may", () => {
    expect(includesRole("user", "admin")).toBe(false);
    expect(permissionsOf("user")).not.toContain("delete");
  });

  it("grants nothing without a role", () => {
    expect(includesRole(null, "user")).toBe(false);
    expect(permissionsOf(null)).toEqual([]);
  });

  it.each(["Admin", " admin", "admin ", "administrator", "", "constructor"])("does not know %j", (name) => {
    expect(Role.safeParse(name).success).toBe(false);
  });
});
