import { findBrowser } from "./find-browser.mjs";
import { installWithApt } from "./install-with-apt.mjs";
import { runCommand } from "./run-command.mjs";
import { pnpm } from "./workspace.mjs";

/** Finds a browser, or installs one: Debian's own package first, because it needs no other host than the machine's mirror. */
export async function provideBrowser({ signal, verbose }) {
  const found = findBrowser();
  if (found) return found;
  const failures = [];
  for (const commands of waysToInstall()) {
    try {
      for (const command of commands) await runCommand(command, { signal, show: verbose });
      const installed = findBrowser();
      if (installed) return installed;
    } catch (error) {
      signal.throwIfAborted();
      failures.push(`${error.message}\n${error.output ?? ""}`.trim());
    }
  }
  throw new Error(`${failures.join("\n")}\nNo browser could be installed. Name one with CHROMIUM_PATH.`);
}

function waysToInstall() {
  const isRoot = process.getuid?.() === 0;
  const apt = installWithApt("chromium-headless-shell");
  const playwright = (...options) => [
    pnpm("--filter", "@sekisho/e2e", "exec", "playwright", "install", ...options, "chromium"),
  ];
  return [...(apt === null ? [] : [apt]), ...(isRoot ? [playwright("--with-deps")] : []), playwright()];
}
