import type { Role } from "@sekisho/contract/role";
import { checked } from "./check-policy.ts";
import type { PermissionPolicy } from "./policy.ts";

/** Which role may do what, in the app's own words. A role includes nothing of another here: what is not written is not given. */
export type RolePermissions<P extends string = string> = Readonly<Record<Role, readonly P[]>>;

/** The permissions of an app: hand `rolePermissions` to the verifier, and guard with `permission`. */
export type Permissions<P extends string> = {
  readonly rolePermissions: RolePermissions<P>;
  /** Whoever's role is given this permission; others are refused with 403. A misspelt name does not compile. */
  readonly permission: (name: P) => PermissionPolicy & { readonly permission: P };
};

/** Takes a role → permission map, and gives the guard that only knows the names written in it. */
export function definePermissions<const P extends string>(
  rolePermissions: RolePermissions<P>,
): Permissions<P> {
  return { rolePermissions, permission: (permission) => checked({ kind: "permission", permission }) };
}
