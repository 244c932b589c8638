import { DatabaseUnavailable } from "./database-error.ts";

/** Who waits to be let at the database: how many, and for how many milliseconds the first of them. */
export type Waiting = { readonly count: number; readonly longestMs: number };

/** The line in front of a database's connections. */
export type WaitingLine = {
  /**
   * Joins the line; the answer is to be called when the wait has ended, one way or the other. `sendAway` is called when
   * there is nothing to wait for any more.
   * @throws DatabaseUnavailable when it is as long as it may be: whoever came last would wait in vain
   */
  readonly join: (sendAway?: SendAway) => () => void;
  readonly waiting: () => Waiting;
  /** Sends everybody away: nobody in line will be served. */
  readonly dissolve: () => void;
};

type SendAway = (why: DatabaseUnavailable) => void;

/**
 * More may wait than 64 clients with a batch of 20 calls each have at once, and no more than a healthy server serves
 * within a second or two.
 */
const longest = 2_000;

export function waitingLine({ max = longest }: { max?: number } = {}): WaitingLine {
  /** In the order in which they came: the first has waited longest. */
  const joined = new Set<{ readonly at: number; readonly sendAway: SendAway | undefined }>();
  return {
    join(sendAway) {
      if (joined.size >= max) throw new DatabaseUnavailable("Too many wait for the database already", null);
      const wait = { at: performance.now(), sendAway };
      joined.add(wait);
      return () => void joined.delete(wait);
    },
    waiting() {
      const [first] = joined;
      return { count: joined.size, longestMs: first === undefined ? 0 : performance.now() - first.at };
    },
    dissolve() {
      for (const { sendAway } of joined)
        sendAway?.(new DatabaseUnavailable("The database is being let go of", null));
    },
  };
}
