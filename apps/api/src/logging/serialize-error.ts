/** How far a chain of causes is followed. */
const maxDepth = 5;

/**
 * An error as the log keeps it: name, message, stack and causes. Other members are left out on purpose:
 * a database error carries its parameters, an SDK error the whole response.
 */
export function serializeError(thrown: unknown, depth = 0): unknown {
  if (!(thrown instanceof Error))
    return { name: typeof thrown, message: "something that is not an Error was thrown" };
  const code = "code" in thrown && typeof thrown.code === "string" ? { code: thrown.code } : {};
  const cause =
    thrown.cause === undefined || depth >= maxDepth ? {} : { cause: serializeError(thrown.cause, depth + 1) };
  return { name: thrown.name, message: thrown.message, ...code, stack: thrown.stack, ...cause };
}
