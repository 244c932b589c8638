import { EnvError } from "../src/env/env-error.ts";

/** The settings that are named as wrong, in the order in which a person reads them; none when they can be used. */
export function problemsOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof EnvError) return error.problems.map(({ setting }) => setting);
    throw error;
  }
  return [];
}
