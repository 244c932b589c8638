import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/**
 * @typedef {object} Load
 * @property {string} origin `http://127.0.0.1:PORT`
 * @property {string} callsFile
 * @property {string} tokensFile
 * @property {number} firstToken where in the file of tokens to begin
 * @property {number} connections
 * @property {number} seconds
 * @property {number} [enough] answers after which to stop, or -1 for as many as fit into the time; their statuses are counted one by one then
 */

/**
 * What wrk saw; times in microseconds.
 * @typedef {object} Seen
 * @property {number} requests
 * @property {number} microseconds
 * @property {number} p50
 * @property {number} p99
 * @property {number} max
 * @property {number} refused answers with a status of 400 or more
 * @property {number} broken connections that failed, and requests without an answer
 * @property {Record<string, number>} statuses
 */

const script = fileURLToPath(new URL("calls.lua", import.meta.url));

/** wrk waits for the end of its time even when all of its threads have stopped; an interrupt ends it. */
const timeForEnough = 120;

/**
 * One thread of wrk: the other core is the server's.
 * @param {Load} load
 * @returns {Promise<Seen>}
 */
export async function runWrk({
  origin,
  callsFile,
  tokensFile,
  firstToken,
  connections,
  seconds,
  enough = 0,
}) {
  const duration = enough > 0 ? timeForEnough : seconds;
  const options = [
    "-t1",
    `-c${connections}`,
    `-d${duration}s`,
    "--timeout",
    "10s",
    "-s",
    script,
    `${origin}/`,
  ];
  const wrk = spawn("wrk", [...options, "--", callsFile, tokensFile, String(firstToken), String(enough)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  let complaint = "";
  createInterface({ input: wrk.stdout }).on("line", (line) => {
    if (line === "enough") wrk.kill("SIGINT");
    if (line.startsWith("{")) said = line;
  });
  wrk.stderr.setEncoding("utf8").on("data", (part) => {
    complaint += part;
  });
  const code = await new Promise((resolve, reject) => {
    wrk.once("error", reject);
    wrk.once("close", resolve);
  });
  if (said === "") throw new Error(`wrk ended with ${code} and said nothing of use. ${complaint}`);
  return JSON.parse(said);
}
