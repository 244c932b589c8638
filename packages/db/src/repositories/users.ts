import { eq, sql } from "drizzle-orm";
import { oncePer } from "../once-per.ts";
import type { AsCaller } from "../row-scope.ts";
import type { Rows } from "../rows.ts";
import { itemChanges } from "../schema/item-changes.ts";
import { itemPositions } from "../schema/item-positions.ts";
import { items } from "../schema/items.ts";
import { users } from "../schema/users.ts";

export type UsersRepository = {
  /** Makes the caller's row at their first call and does nothing at the next ones. */
  ensure(person: { sub: string; username: string }): Promise<void>;
  /** Removes a person's row and all that is theirs, in their own name. Doing it again is no error. */
  remove(sub: string): Promise<void>;
};

const ensure = oncePer((rows: Rows) =>
  rows
    .insert(users)
    .values({ sub: sql.placeholder("sub"), username: sql.placeholder("username") })
    .onConflictDoUpdate({
      target: users.sub,
      set: { username: sql`excluded.username` },
      // An unchanged row is not written again: this runs on every page view.
      setWhere: sql`${users.username} is distinct from excluded.username`,
    })
    .prepare("users_ensure"),
);

export function usersRepository(asCaller: AsCaller): UsersRepository {
  return {
    async ensure({ sub, username }) {
      await asCaller(sub, (rows) => ensure(rows).execute({ sub, username }));
    },
    async remove(sub) {
      await asCaller(sub, async (rows) => {
        await rows.delete(items).where(eq(items.ownerSub, sub));
        // In the order in which a write locks them (record-change.ts): nobody waits for each other, and a change that was
        // under way is there to be removed once its counter is free.
        await rows.delete(itemPositions).where(eq(itemPositions.ownerSub, sub));
        await rows.delete(itemChanges).where(eq(itemChanges.ownerSub, sub));
        await rows.delete(users).where(eq(users.sub, sub));
      });
    },
  };
}
