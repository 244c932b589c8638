import { EnvError } from "../src/env/env-error.ts";

/** The error with which settings are refused; null when they can be used. */
export function refusalOf(read: () => unknown): EnvError | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof EnvError) return error;
    throw error;
  }
}

/** The settings that are named as wrong, in the order in which a person reads them. */
export const problemsOf = (read: () => unknown): string[] =>
  refusalOf(read)?.problems.map(({ setting }) => setting) ?? [];
