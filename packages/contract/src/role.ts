import { z } from "zod";

/** The roles of the product, least first. A pool group (or `custom:role`) of exactly this name grants it. */
export const roles = ["user", "admin"] as const;

/** One role name. `admin` includes everything `user` may do. */
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** Does somebody who holds `held` satisfy a demand for `needed`? No role satisfies nothing, and nothing satisfies no role. */
export function includesRole(held: Role | null, needed: Role): boolean {
  // A name that is no role has the place -1, below all others: as a demand everybody would meet it.
  return held !== null && roles.includes(needed) && roles.indexOf(held) >= roles.indexOf(needed);
}
