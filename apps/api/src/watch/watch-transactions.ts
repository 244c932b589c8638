import { type AroundTransaction, DatabaseError } from "@sekisho/db";
import type { Branch } from "../tracing/branch.ts";

/** A span for every transaction, without a statement, a parameter or whose it is. Null: none. */
export function watchTransactions(parent: Branch | null): AroundTransaction | null {
  if (parent === null) return null;
  return async (scope, run) => {
    const branch = parent.startCall("transaction", {
      "db.system.name": "postgresql",
      "sekisho.row_scope": scope,
    });
    try {
      return await run();
    } catch (error) {
      const state = error instanceof DatabaseError ? error.sqlState : null;
      branch.fail();
      branch.span.setAttribute("error.type", state ?? "unknown");
      throw error;
    } finally {
      branch.end();
    }
  };
}
