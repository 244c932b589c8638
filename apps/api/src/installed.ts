import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/**
 * Looks whether a package that is loaded at its first use is there, without loading it: its absence is to be known at the
 * start, as that of any other.
 * @throws Error with code MODULE_NOT_FOUND
 */
export function assertInstalled(name: string): void {
  require.resolve(name);
}
