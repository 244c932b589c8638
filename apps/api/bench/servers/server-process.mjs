import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, truncateSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

/**
 * A server under measurement: a process of its own, which writes its log to a file as it would to a collector.
 * @typedef {object} Server
 * @property {string} origin
 * @property {number} pid
 * @property {() => void} emptyLog
 * @property {() => Promise<void>} stop
 */

const readyWithinMs = 60_000;
const stopsWithinMs = 15_000;

/**
 * @param {object} wanted
 * @param {string} wanted.name for complaints
 * @param {readonly string[]} wanted.command
 * @param {Record<string, string>} wanted.settings nothing else of this process's environment but the search path
 * @param {number} wanted.port
 * @param {string} wanted.readyPath answers 200 once it serves
 * @param {string} wanted.folder to run in, and for the log
 * @returns {Promise<Server>}
 */
export async function startServer({ name, command: [program, ...args], settings, port, readyPath, folder }) {
  const logFile = `${folder}/${name}.log`;
  // For appending: emptied, it goes on at its new end.
  const log = openSync(logFile, "a");
  const env = { PATH: process.env["PATH"] ?? "", ...settings };
  const child = spawn(program ?? "", args, { cwd: folder, env, stdio: ["ignore", log, log] });
  closeSync(log);
  const ended = new Promise((resolve) => child.once("exit", () => resolve(undefined)));
  const origin = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill("SIGTERM");
    const force = setTimeout(() => child.kill("SIGKILL"), stopsWithinMs);
    await ended;
    clearTimeout(force);
  };
  try {
    await ready(`${origin}${readyPath}`, () => child.exitCode === null && child.signalCode === null);
  } catch (error) {
    if (child.exitCode === null) await stop();
    const lastLines = readFileSync(logFile, "utf8").split("\n").slice(-20).join("\n");
    throw new Error(`${name} did not start.\n${lastLines}`, { cause: error });
  }
  return { origin, pid: child.pid ?? 0, emptyLog: () => truncateSync(logFile), stop };
}

/**
 * @param {string} url
 * @param {() => boolean} isAlive
 */
async function ready(url, isAlive) {
  const until = performance.now() + readyWithinMs;
  while (isAlive() && performance.now() < until) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await delay(100);
  }
  throw new Error(`no good answer of ${new URL(url).pathname}`);
}
