import type { Role } from "./role.ts";

/** What a role lets its holder do, in the words the API answers with. */
export const permissions = ["read", "write", "delete"] as const;
export type Permission = (typeof permissions)[number];

/** Which role may do what. */
export const rolePermissions = {
  user: ["read", "write"],
  admin: ["read", "write", "delete"],
} as const satisfies Record<Role, readonly Permission[]>;

/** The permissions of a role; without a role there are none. */
export function permissionsOf(role: Role | null): readonly Permission[] {
  return role === null ? [] : rolePermissions[role];
}
