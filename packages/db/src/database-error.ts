import { DrizzleQueryError } from "drizzle-orm/errors";

/** The database refused or failed a statement. `sqlState` is PostgreSQL's code (appendix A), for the log. */
export class DatabaseError extends Error {
  override readonly name: string = "DatabaseError";
  readonly sqlState: string | null;

  constructor(message: string, sqlState: string | null) {
    super(message);
    this.sqlState = sqlState;
  }
}

/** The database cannot be reached or takes no work right now: the same call may succeed later. */
export class DatabaseUnavailable extends DatabaseError {
  override readonly name = "DatabaseUnavailable";
}

/** The embedded folder is in use. `folder` names it; opening it twice would destroy it. */
export class DatabaseFolderInUse extends Error {
  override readonly name = "DatabaseFolderInUse";
  readonly folder: string;
  readonly pid: number;

  constructor(folder: string, pid: number) {
    super(
      `The database folder ${folder} is in use by process ${pid}. Stop that process, or choose another DATA_DIR.`,
    );
    this.folder = folder;
    this.pid = pid;
  }
}

/**
 * SQLSTATE classes that say "not now": 08 connection, 53 resources, 57 operator intervention; 25006 is a read-only
 * standby, and 25P03 a transaction that was left standing for too long.
 */
const notNow = /^(?:08|53|57)...$|^25(?:006|P03)$/;

/** Node's network errors carry their own codes instead of a SQLSTATE. */
const networkCode = /^E[A-Z_]+$/;

/** pg throws these without any code. */
const connectionSentence = /timeout|connection terminated|not queryable|cannot use a pool|pglite is clos/i;

/**
 * Waits for a statement and turns its failure into ours.
 * Drizzle's own error quotes the statement with its parameters, which are people's data: it must not reach a log.
 */
export async function answered<T>(statement: PromiseLike<T>): Promise<T> {
  try {
    return await statement;
  } catch (error) {
    throw databaseErrorFrom(error);
  }
}

/** The failure without statement or parameters. */
function databaseErrorFrom(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const cause = error instanceof DrizzleQueryError ? error.cause : error;
  const code = codeOf(cause);
  const sentence = cause instanceof Error ? cause.message : "";
  if (code !== null && (notNow.test(code) || networkCode.test(code)))
    return new DatabaseUnavailable(`The database is unavailable (${code})`, code);
  if (code === null && connectionSentence.test(sentence))
    return new DatabaseUnavailable("The database connection was lost or could not be made in time", null);
  return new DatabaseError(`The database answered with an error (${code ?? "no SQLSTATE"})`, code);
}

function codeOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}
