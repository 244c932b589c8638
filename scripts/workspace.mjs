import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The repository's root folder, without a slash at the end. */
export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");

/** The command line of the package manager. Its version stands in package.json and nowhere else; npx fetches it. */
export function pnpm(...args) {
  const { packageManager } = JSON.parse(readFileSync(`${root}/package.json`, "utf8"));
  return ["npx", "-y", packageManager, ...args];
}
