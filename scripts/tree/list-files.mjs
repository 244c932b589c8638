import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "../workspace.mjs";

const notOurs = new Set([
  "node_modules",
  "dist",
  ".git",
  ".next",
  ".turbo",
  ".data",
  ".stryker-tmp",
  "test-results",
  "playwright-report",
]);

/** Every file somebody wrote, as paths from the root. Without git, which a machine may lack. */
export function listFiles(folder = root) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !notOurs.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? listFiles(path) : [relative(root, path).replaceAll("\\", "/")];
    });
}
