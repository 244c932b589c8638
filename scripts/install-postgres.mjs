import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { installWithApt } from "./install-with-apt.mjs";
import { onPath } from "./on-path.mjs";
import { runCommand } from "./run-command.mjs";

/**
 * Finds a PostgreSQL server's programs, or installs them: the tests start servers of their own with them. Answers
 * whether there are any: where they are not ours to install, tests on a real server are skipped and say so.
 */
export async function providePostgres({ signal, verbose }) {
  if (hasPostgres()) return true;
  const commands = installWithApt("postgresql");
  if (commands === null) return false;
  for (const command of commands) await runCommand(command, { signal, show: verbose });
  return hasPostgres();
}

/** Debian keeps a server's programs off the search path. */
function hasPostgres() {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const isInstalled = versions.some((version) => existsSync(join(debian, version, "bin", "initdb")));
  return isInstalled || onPath("initdb").length > 0;
}
