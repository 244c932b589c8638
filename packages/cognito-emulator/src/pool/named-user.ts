import { faults } from "../cognito-error.ts";
import type { Pool } from "./pool.ts";
import type { User } from "./user.ts";

/** The user an administrator names, by user name, sub or alias. Throws UserNotFoundException. */
export function namedUser(pool: Pool, name: string): User {
  const user = pool.users.find(name);
  if (!user) throw faults.userNotFound();
  return user;
}
