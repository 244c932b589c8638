import { Pool } from "pg";
import type { OwnSockets } from "./own-sockets.ts";

const limits = {
  /** For a connection: to be made, or to be given back by whoever has it. Longer than this nobody waits. */
  connectionTimeoutMillis: 8_000,
  /** Enforced by the server: a statement that runs longer is cancelled. */
  statement_timeout: 10_000,
  /** Enforced by the server: whoever stops in the middle of a transaction loses it, and the locks that others wait for. */
  idle_in_transaction_session_timeout: 10_000,
  /** Enforced here, for a server that has stopped answering at all. */
  query_timeout: 15_000,
};

/** Connections of a pool at most, unless somebody says otherwise. */
export const usualPoolMax = 10;

type Limits = { readonly [Name in keyof typeof limits]: number } & { readonly max: number };

/** Opens no connection yet: each is made when it is first needed. */
export function openPool(
  url: string,
  { stream }: Pick<OwnSockets, "stream">,
  other: Partial<Limits> = {},
): Pool {
  const pool = new Pool({ connectionString: url, max: usualPoolMax, ...limits, ...other, stream });
  // Without listeners a lost connection ends the process, be it idle or lent. The query under way or the next one meets
  // the failure itself.
  pool.on("error", () => {});
  pool.on("connect", (connection) => connection.on("error", () => {}));
  return pool;
}
