import { includesRole, type Role, roles } from "@sekisho/contract/role";

/** The role of exactly this name: no trimming, no case folding, nothing for the unknown. */
export function exactRole(name: unknown): Role | null {
  return roles.find((role) => role === name) ?? null;
}

/** The highest role among these names; null when none of them is one. */
export function highestRole(names: readonly unknown[]): Role | null {
  let highest: Role | null = null;
  for (const name of names) {
    const role = exactRole(name);
    if (role !== null && !includesRole(highest, role)) highest = role;
  }
  return highest;
}
