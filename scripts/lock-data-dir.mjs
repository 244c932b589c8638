import { linkSync, mkdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { uptime } from "node:os";
import { join } from "node:path";

/** Another start holds the folder. */
class DataDirInUse extends Error {
  name = "DataDirInUse";
}

/**
 * Takes the folder for this process and returns how to give it back.
 * @throws DataDirInUse naming the process that has it.
 */
export function lockDataDir(dataDir) {
  mkdirSync(dataDir, { recursive: true });
  const lock = join(dataDir, "stack.lock");
  const mine = `${lock}.${process.pid}`;
  writeFileSync(
    mine,
    JSON.stringify({ pid: process.pid, since: Date.now(), identity: identityOf(process.pid) }),
  );
  try {
    if (!take(mine, lock)) {
      const owner = readOwner(lock);
      if (owner && isAlive(owner)) throw new DataDirInUse(refusal(owner, dataDir));
      rmSync(lock, { force: true }); // its owner died without a goodbye
      if (!take(mine, lock)) throw new DataDirInUse(refusal(readOwner(lock), dataDir));
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return () => rmSync(lock, { force: true });
}

/** A link either appears with its whole content or not at all: of two that try, one wins. */
function take(mine, lock) {
  try {
    linkSync(mine, lock);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function readOwner(lock) {
  try {
    return JSON.parse(readFileSync(lock, "utf8"));
  } catch {
    return null;
  }
}

/** After a reboot the number may belong to another process: a lock older than the machine's uptime is nobody's. */
function isAlive({ pid, since, identity }) {
  if (since < Date.now() - uptime() * 1000) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  const found = identityOf(pid);
  return !identity || !found || identity === found;
}

/**
 * What no other process with this number shares: its PID namespace, and when it started (proc(5), field 22 of stat).
 * Null where there is no /proc. Another container's process counts as gone here; the database and the user pool behind
 * look for its heartbeat before they open their folders.
 */
function identityOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const start = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    return `${readlinkSync(`/proc/${pid}/ns/pid`)} ${start}`;
  } catch {
    return null;
  }
}

function refusal(owner, dataDir) {
  const where = readUrl(dataDir);
  const ja = `Sekisho はすでに動いています(プロセス ${owner?.pid}${where ? `、${where}` : ""})。先にそちらを終了するか、別の DATA_DIR を指定してください。`;
  const en = `Sekisho already runs on ${dataDir} (process ${owner?.pid}${where ? `, ${where}` : ""}). Stop it first, or choose another DATA_DIR.`;
  return `${ja}\n${en}`;
}

function readUrl(dataDir) {
  try {
    return JSON.parse(readFileSync(join(dataDir, "stack.json"), "utf8")).webUrl;
  } catch {
    return undefined;
  }
}
