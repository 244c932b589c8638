import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ChildDied } from "./child-died.ts";
import { readLogTail } from "./log-tail.ts";

/** JavaScript outside src, because it is loaded into processes that know nothing of TypeScript. */
const guard = fileURLToPath(new URL("../end-with-parent.mjs", import.meta.url));

/** How long a child may take over its last requests before it is killed. The API allows itself 10 seconds. */
const graceMilliseconds = 12_000;

export type ChildSpec = {
  /** What people call it: "API". */
  readonly name: string;
  /** Arguments of node: the script first, or node's own options before it. */
  readonly nodeArguments: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Both outputs go here; the file starts empty. */
  readonly logFile: string;
};

export type Child = {
  readonly name: string;
  readonly logFile: string;
  /** Resolves when the process ends by itself; never after `stop`. */
  readonly died: Promise<ChildDied>;
  /** Asks the process to end, kills it when it takes too long, and then whatever it has left behind. */
  stop(): Promise<void>;
};

/**
 * Starts a Node process as leader of its own group, so that a Ctrl-C in the terminal reaches it through us, in order,
 * and whatever it starts ends with it.
 */
export function startChild({ name, nodeArguments, cwd, env, logFile }: ChildSpec): Child {
  const log = openSync(logFile, "w");
  const child = spawn(process.execPath, ["--import", guard, ...nodeArguments], {
    cwd,
    env,
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log); // the child holds its own
  let wanted = false;
  const ended = endOf(child);
  const died = new Promise<ChildDied>((resolve) => {
    void ended.then(async (how) => {
      if (!wanted) resolve(new ChildDied({ name, logFile }, how, await readLogTail(logFile)));
    });
  });
  const kill = () => killGroup(child);
  process.once("exit", kill); // whoever ends this process in a hurry ends the children too
  const stop = async () => {
    wanted = true;
    child.kill("SIGTERM"); // the leader alone: it tells its own children, and twice means "at once" to the API
    const timer = setTimeout(kill, graceMilliseconds);
    await ended;
    clearTimeout(timer);
    process.off("exit", kill);
    kill(); // what the leader left behind
  };
  return { name, logFile, died, stop };
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // ESRCH: the whole group has ended already, which is what we are asking for.
  }
}
