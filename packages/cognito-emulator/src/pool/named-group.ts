import { faults } from "../cognito-error.ts";
import type { Group } from "./group.ts";
import type { Pool } from "./pool.ts";

/** The group of this name. Throws ResourceNotFoundException "Group not found." */
export function namedGroup(pool: Pool, name: string): Group {
  const group = pool.groups.get(name);
  if (!group) throw faults.groupNotFound();
  return group;
}
