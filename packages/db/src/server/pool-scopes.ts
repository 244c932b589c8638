import { drizzle } from "drizzle-orm/node-postgres";
import type { Pool, PoolClient } from "pg";
import { oncePer } from "../once-per.ts";
import { bindingOf, type Within } from "../row-scope.ts";

/** Two round trips more than the work itself: BEGIN together with the binding, and COMMIT. */
export function poolScopes(pool: Pool, role: string | null): Within {
  const rowsOn = oncePer((connection: PoolClient) => drizzle(connection));
  return async (scope, work) => {
    const connection = await pool.connect();
    try {
      // The work waits for the answer: what is sent before it could run unbound.
      await connection.query(`begin; ${bindingOf(scope, role)}`);
      const answer = await work(rowsOn(connection));
      await connection.query("commit");
      connection.release();
      return answer;
    } catch (error) {
      // Closed rather than rolled back: nobody is lent a connection whose transaction may still be open.
      connection.release(true);
      throw error;
    }
  };
}
