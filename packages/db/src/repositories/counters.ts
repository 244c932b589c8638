import { inArray, lte, sql } from "drizzle-orm";
import type { Counting } from "../row-scope.ts";
import { rateLimits } from "../schema/rate-limits.ts";

/** A key's count within its window, which ends in `endsIn` milliseconds; then it begins anew. */
export type Counted = { readonly key: string; readonly count: number; readonly endsIn: number };

/** Counters that all instances share. A key is a SHA-256 in hexadecimal: whom it stands for is not written down. */
export type CountersRepository = {
  /**
   * Adds to each key and answers its count with everybody's additions, these included. No two calls are told the same.
   * A key without a window gets one of `windowMs`.
   */
  add(additions: ReadonlyMap<string, number>, windowMs: number): Promise<Counted[]>;
  /** Removes the keys whose window has ended, all but those that somebody is just counting. */
  forgetEnded(): Promise<void>;
};

/** Of ended windows, as many as one transaction has a moment for. A flood from many networks leaves far more of them behind. */
const forgottenAtOnce = 10_000;

const isRunning = sql`${rateLimits.endsAt} > now()`;

export function countersRepository(counting: Counting): CountersRepository {
  return {
    async add(additions, windowMs) {
      // Everybody locks rows in the same order, so that no two wait for each other.
      const sorted = [...additions].toSorted(([one], [other]) => (one < other ? -1 : 1));
      const endsAt = sql`now() + ${windowMs}::float8 * interval '1 millisecond'`;
      return await counting((rows) =>
        rows
          .insert(rateLimits)
          .values(sorted.map(([key, by]) => ({ key, count: by, endsAt })))
          .onConflictDoUpdate({
            target: rateLimits.key,
            set: {
              count: sql`case when ${isRunning} then ${rateLimits.count} else 0 end + excluded.count`,
              endsAt: sql`case when ${isRunning} then ${rateLimits.endsAt} else excluded.ends_at end`,
            },
          })
          .returning({
            key: rateLimits.key,
            count: rateLimits.count,
            // Whoever was first may have begun later, and the column keeps whole milliseconds: neither makes a window longer.
            endsIn: sql<number>`least(ceil(extract(epoch from ${rateLimits.endsAt} - now()) * 1000), ${windowMs}::float8)::int`,
          }),
      );
    },
    async forgetEnded() {
      const forgetSome = () =>
        counting((rows) => {
          // What somebody is just counting is left alone: waiting for it could close a circle.
          const ended = rows
            .select({ key: rateLimits.key })
            .from(rateLimits)
            .where(lte(rateLimits.endsAt, sql`now()`))
            .limit(forgottenAtOnce)
            .for("update", { skipLocked: true });
          return rows.delete(rateLimits).where(inArray(rateLimits.key, ended)).returning({ one: sql`1` });
        });
      while ((await forgetSome()).length >= forgottenAtOnce);
    },
  };
}
