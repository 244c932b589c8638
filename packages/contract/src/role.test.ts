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

  it.each(["superuser", "Admin", "", undefined])(
    "lets nobody satisfy a demand for %j, which is no role",
    (name) => {
      const needed = name as "admin"; // as: a caller without types
      expect([includesRole("user", needed), includesRole("admin", needed)]).toEqual([false, false]);
      expect(includesRole(needed, "user")).toBe(false);
    },
  );

  it.each(["Admin", " admin", "admin ", "administrator", "", "constructor"])("does not know %j", (name) => {
    expect(Role.safeParse(name).success).toBe(false);
  });
});
