import type { Rows } from "./rows.ts";

/** Whose rows the statements of one transaction reach. PostgreSQL holds them to it, by the policies of the tables. */
export type RowScope = (
  | { readonly kind: "caller"; readonly sub: string }
  | { readonly kind: "nobody" }
  | { readonly kind: "everybody" }
  | { readonly kind: "counting" }
) & {
  /** The request that the work is for, by the API's own id; without one PostgreSQL is told none. */
  readonly requestId?: string | undefined;
};

/**
 * Runs `work` in a transaction of its own, in which no row outside `scope` exists. It must not be called within itself,
 * and `rows` are of no use once `work` has answered: they are the next caller's.
 */
export type Within = <T>(scope: RowScope, work: (rows: Rows) => Promise<T>) => Promise<T>;

/** A caller's own rows, to read and to write. */
export type AsCaller = <T>(sub: string, work: (rows: Rows) => Promise<T>) => Promise<T>;

/** No rows of anybody's: what is written belongs to nobody, such as an event whose actor is not known. */
export type AsNobody = <T>(work: (rows: Rows) => Promise<T>) => Promise<T>;

/** Everybody's rows, to read: the one door across people. `database.ts` says who holds its key. */
export type Overseeing = <T>(work: (rows: Rows) => Promise<T>) => Promise<T>;

/** Nobody's rows: the counters of rate limits, and nothing else. */
export type Counting = <T>(work: (rows: Rows) => Promise<T>) => Promise<T>;

/**
 * The statement that binds a transaction to the scope, until it ends and no longer: a connection that goes back to its
 * pool is nobody's. All settings are always written, so that none a session was started with counts.
 * `role` is what `callerRole` answered.
 */
export function bindingOf(scope: RowScope, role: string | null): string {
  // In hexadecimal there is nothing to quote: a statement without parameters can travel together with BEGIN.
  const subject = scope.kind === "caller" ? Buffer.from(scope.sub).toString("hex") : "";
  const settings = [
    `set_config('sekisho.subject', convert_from(decode('${subject}', 'hex'), 'UTF8'), true)`,
    `set_config('sekisho.oversight', '${scope.kind === "everybody" ? "on" : "off"}', true)`,
    `set_config('sekisho.counting', '${scope.kind === "counting" ? "on" : "off"}', true)`,
  ];
  // What log_line_prefix (%a) and pg_stat_activity show, and no round trip more. PostgreSQL cuts it at 63 bytes.
  if (scope.requestId !== undefined)
    settings.push(`set_config('application_name', 'sekisho ${checkedRequestId(scope.requestId)}', true)`);
  // SET TRANSACTION READ ONLY by its other name: whoever oversees everybody changes nothing.
  if (scope.kind === "everybody") settings.push("set_config('transaction_read_only', 'on', true)");
  // SET LOCAL ROLE by its other name.
  if (role !== null) settings.push(`set_config('role', '${role}', true)`);
  return `select ${settings.join(", ")}`;
}

/**
 * A request's id, which is written into SQL and into the server's log: hexadecimal digits and hyphens, at most 36.
 * @throws TypeError for any other text, without repeating it
 */
function checkedRequestId(id: string): string {
  if (!/^[\da-f-]{1,36}$/.test(id))
    throw new TypeError("a request id has hexadecimal digits and hyphens only");
  return id;
}
