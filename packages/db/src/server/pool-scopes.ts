import { drizzle } from "drizzle-orm/node-postgres";
import type { Pool, PoolClient } from "pg";
import { DatabaseError } from "../database-error.ts";
import { oncePer } from "../once-per.ts";
import { bindingOf, type Within } from "../row-scope.ts";
import type { WaitingLine } from "../waiting-line.ts";

/** Waits in line for a connection. pg leaves whoever waits for one of a pool that is closed to their time limit. */
function lent(pool: Pool, line: WaitingLine): Promise<PoolClient> {
  return new Promise((resolve, reject) => {
    const leave = line.join(reject);
    void pool.connect().then(resolve, reject).finally(leave);
  });
}

/** Two round trips more than the work itself: BEGIN together with the binding, and COMMIT. */
export function poolScopes(pool: Pool, role: string | null, line: WaitingLine): Within {
  const rowsOn = oncePer((connection: PoolClient) => drizzle(connection));
  return async (scope, work) => {
    const connection = await lent(pool, line);
    try {
      // The work waits for the answer: what is sent before it could run unbound.
      await connection.query(`begin; ${bindingOf(scope, role)}`);
      const answer = await work(rowsOn(connection));
      const { command } = await connection.query("commit");
      // PostgreSQL takes COMMIT for ROLLBACK where a statement has failed, and calls it no error.
      if (command !== "COMMIT") throw new DatabaseError("A statement of the transaction had failed", null);
      connection.release();
      return answer;
    } catch (error) {
      // Closed rather than rolled back: nobody is lent a connection whose transaction may still be open.
      connection.release(true);
      throw error;
    }
  };
}
