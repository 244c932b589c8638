import { readFileSync } from "node:fs";

/**
 * The authorities in the file that NODE_EXTRA_CA_CERTS names, as PEM; none where there is no file. Node adds them to its
 * own by itself, but not for a call that says whom to trust.
 */
export function extraAuthorities(path: string | undefined): string[] {
  if (!path) return [];
  try {
    return [readFileSync(path, "utf8")];
  } catch {
    // Node has warned of it when the process started, and goes on without.
    return [];
  }
}
