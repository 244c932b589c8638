import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../workspace.mjs";

const pinned = /pnpm@\d+\.\d+/;
const mayNameIt = new Set(["package.json", "pnpm-lock.yaml"]);

/** The version of pnpm stands in package.json's packageManager; a second place would be forgotten at the next update. */
export function checkPackageManager(files) {
  return files
    .filter((file) => !mayNameIt.has(file) && /\.(md|m?js|ts|ya?ml|json)$|\/run$/.test(file))
    .filter((file) => pinned.test(readFileSync(join(root, file), "utf8")))
    .map((file) => `${file} repeats the version of pnpm. Read packageManager of package.json instead.`);
}
