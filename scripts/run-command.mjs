import { spawn } from "node:child_process";
import { root } from "./workspace.mjs";

/** A command that ended with something else than 0. */
export class CommandFailed extends Error {
  name = "CommandFailed";

  constructor(command, code, output) {
    super(`${command} ended with ${code}.`);
    this.output = output;
  }
}

/**
 * Runs a command, from the root unless told otherwise, in a process group of its own, which ends when `signal` is aborted.
 * Its output is collected and returned, or thrown with CommandFailed; with `show` it is shown as it comes instead.
 */
export async function runCommand([file, ...args], { signal, show = false, env = {}, cwd = root }) {
  signal?.throwIfAborted();
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", TURBO_TELEMETRY_DISABLED: "1", CI: "1", ...env },
    detached: true,
    stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
  });
  const output = [];
  child.stdout?.on("data", (chunk) => output.push(chunk));
  child.stderr?.on("data", (chunk) => output.push(chunk));
  const end = () => endGroup(child);
  signal?.addEventListener("abort", end, { once: true });
  try {
    const code = await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (exitCode, killedBy) => resolve(exitCode ?? killedBy));
    });
    signal?.throwIfAborted();
    const text = Buffer.concat(output).toString();
    if (code !== 0) throw new CommandFailed([file, ...args].join(" "), code, text);
    return text;
  } finally {
    signal?.removeEventListener("abort", end);
  }
}

function endGroup(child) {
  const send = (name) => {
    try {
      process.kill(-child.pid, name);
    } catch {
      // the group has ended already
    }
  };
  send("SIGTERM");
  setTimeout(send, 5_000, "SIGKILL").unref();
}
