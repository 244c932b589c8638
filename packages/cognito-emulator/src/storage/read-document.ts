import { readFile } from "node:fs/promises";
import type { z } from "zod";
import { StartUpError } from "../start-up-error.ts";

/** What a file holds by this schema; null when there is no such file. Throws StartUpError naming one that is not ours. */
export async function readDocument<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.output<Schema> | null> {
  const text = await readIfThere(path);
  try {
    return text === null ? null : schema.parse(JSON.parse(text.toString()));
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** The bytes of a file; null when there is none. Throws StartUpError naming one that cannot be read. */
export async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    // A pool that never had a session or a message has no such file. Node gives every system error a code.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw unreadable(path, error);
  }
}

export const unreadable = (path: string, cause: unknown) =>
  new StartUpError("data-unreadable", `The file ${path} cannot be read as this emulator's data.`, { cause });
