import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

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

function onPath(command, env) {
  const files = (env.PATH ?? "").split(delimiter).map((folder) => join(folder, command));
  return files.filter((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
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
