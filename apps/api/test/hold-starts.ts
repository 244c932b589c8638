import { connected } from "@sekisho/db/testing";
import { expect } from "vitest";
import { longWait } from "./long-wait.ts";

export type HeldStarts = {
  /** How many wait for the lock, those included that have died meanwhile. */
  readonly inLine: () => Promise<number | null>;
  /** Lets the first of them have it, once there is one, and holds all others again. */
  readonly letOneGo: () => Promise<HeldStarts>;
  /** Lets all of them go, one after the other. */
  readonly letGo: () => Promise<void>;
};

/**
 * Takes the lock under which a worker that starts migrates the database, once it is its turn: from then on none comes to
 * listen. Whatever a test does in between, it does while one starts, however slow or fast the machine is.
 */
export async function holdStarts(databaseUrl: string): Promise<HeldStarts> {
  const holder = await connected(databaseUrl);
  holder.on("error", () => undefined); // a test that failed leaves it to the end of the server
  await holder.query("select pg_advisory_lock(x'73656b6973686f'::bigint)");
  const waiting = "select 1 from pg_locks where locktype = 'advisory' and not granted";
  const inLine = async () => (await holder.query(waiting)).rowCount;
  const letGo = () => holder.end();
  return {
    inLine,
    letGo,
    async letOneGo() {
      await expect.poll(inLine, longWait).toBe(1);
      const others = holdStarts(databaseUrl);
      await expect.poll(inLine, longWait).toBe(2);
      await letGo();
      return await others;
    },
  };
}
