import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { onPath } from "./on-path.mjs";

const commands = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chromium-headless-shell",
];

/**
 * The browser the end-to-end tests drive: `{ path }` of an installed one, `{ path: null }` for Playwright's own,
 * or undefined when there is none.
 */
export function findBrowser(env = process.env) {
  if (env.CHROMIUM_PATH) return { path: env.CHROMIUM_PATH };
  const installed = commands.flatMap((command) => onPath(command, env)).at(0);
  if (installed) return { path: installed };
  return holdsChromium(playwrightFolder(env)) ? { path: null } : undefined;
}

/** Where Playwright keeps what it downloads: https://playwright.dev/docs/browsers#managing-browser-binaries */
function playwrightFolder(env) {
  if (env.PLAYWRIGHT_BROWSERS_PATH) return env.PLAYWRIGHT_BROWSERS_PATH;
  const cache = process.platform === "darwin" ? "Library/Caches" : ".cache";
  return join(homedir(), cache, "ms-playwright");
}

function holdsChromium(folder) {
  return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith("chromium"));
}
