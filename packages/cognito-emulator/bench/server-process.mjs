import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** @import { Contestant } from "./contestants.mjs" */

/** Linux counts a process's time in these (USER_HZ of proc(5)), on every architecture Node runs on. */
const ticksPerSecond = 100;
const pageBytes = 4096;
const startsWithinMs = 60_000;

/**
 * @typedef {object} Running
 * @property {string} url
 * @property {number} startMs from the start of the process to its first answer, whatever it says
 * @property {() => number} cpuSeconds user and system time so far
 * @property {() => number} residentMiB
 * @property {() => Promise<void>} stop
 */

/** @param {Contestant} contestant @param {string} folder where it keeps its data @returns {Promise<Running>} */
export async function startServer({ id, command: [program = "", ...args], settings }, folder) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { PATH: process.env["PATH"] ?? "", ...settings(port) };
  const startedAt = performance.now();
  const child = spawn(program, args, { cwd: folder, env, stdio: "ignore" });
  const ended = new Promise((resolve) => child.once("exit", () => resolve(undefined)));
  while (!(await answers(url))) {
    const isGone = child.exitCode !== null || performance.now() - startedAt > startsWithinMs;
    if (isGone) throw new Error(`${id} did not start.`);
    await delay(2);
  }
  const startMs = performance.now() - startedAt;
  const { pid = 0 } = child;
  return {
    url,
    startMs,
    cpuSeconds: () => cpuSeconds(pid),
    residentMiB: () => residentMiB(pid),
    async stop() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** @param {string} url */
const answers = (url) =>
  fetch(url).then(
    (response) => response.arrayBuffer().then(() => true),
    () => false,
  );

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** @param {number} pid */
function cpuSeconds(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
  // The name of the program stands in brackets and may hold anything; what follows is numbers.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** @param {number} pid */
function residentMiB(pid) {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, "latin1").split(" ")[1]);
  return (pages * pageBytes) / 2 ** 20;
}
