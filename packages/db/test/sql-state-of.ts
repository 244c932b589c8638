import { answered, DatabaseError } from "../src/database-error.ts";

/** PostgreSQL's code for why a statement failed; `null` when it did not. */
export async function sqlStateOf(statement: Promise<unknown>): Promise<string | null> {
  const failure = await answered(statement).then(
    () => null,
    (error: unknown) => error,
  );
  if (failure === null) return null;
  if (failure instanceof DatabaseError) return failure.sqlState;
  throw failure;
}
