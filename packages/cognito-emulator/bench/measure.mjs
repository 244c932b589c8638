import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { makePool } from "./pool.mjs";
import { startServer } from "./server-process.mjs";
import { signInWithPassword, signInWithSrp } from "./sign-ins.mjs";

/** @import { Contestant } from "./contestants.mjs" */
/** @import { Pool } from "./pool.mjs" */

/**
 * One contestant in one round. null: it cannot do that.
 * @typedef {object} Figures
 * @property {number} startMs from the start of the process to its first answer
 * @property {number} startCpuMs processor time of the same
 * @property {number} idleMiB resident, once it has answered for the first time
 * @property {number} busyMiB resident, after all the sign-ins
 * @property {number} passwordsPerCpuSecond sign-ins for each second of processor time it used
 * @property {number} passwordMs p50 of a sign-in's request
 * @property {number | null} srpMs p50 of the two requests of a sign-in
 * @property {number | null} srpCpuMs processor time of a sign-in
 */

/** Before the count: the compiler has seen the code, and everybody has signed in five times. */
export const warmUps = 100;

/** @param {Contestant} contestant @param {{ signIns: number, folder: string }} how @returns {Promise<Figures>} */
export async function measure(contestant, { signIns, folder }) {
  const data = mkdtempSync(join(folder, `${contestant.id}-`));
  const server = await startServer(contestant, data);
  try {
    const startCpuMs = server.cpuSeconds() * 1000;
    const idleMiB = server.residentMiB();
    const pool = await makePool(server.url);
    const password = await timed(server, pool, signIns, async (username) => {
      const startedAt = performance.now();
      await signInWithPassword(pool, username);
      return performance.now() - startedAt;
    });
    const srp = contestant.knowsSrp
      ? await timed(server, pool, signIns, (username) => signInWithSrp(pool, username))
      : null;
    return {
      startMs: server.startMs,
      startCpuMs,
      idleMiB,
      busyMiB: server.residentMiB(),
      passwordsPerCpuSecond: 1000 / password.cpuMs,
      passwordMs: password.ms,
      srpMs: srp?.ms ?? null,
      srpCpuMs: srp?.cpuMs ?? null,
    };
  } finally {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/**
 * One sign-in after the other, each time another of the twenty people.
 * @param {{ cpuSeconds: () => number }} server
 * @param {Pool} pool
 * @param {number} count
 * @param {(username: string) => Promise<number>} signIn resolves with the milliseconds it counts
 */
async function timed(server, { usernames }, count, signIn) {
  const person = (/** @type {number} */ number) => usernames[number % usernames.length] ?? "";
  for (let number = 0; number < warmUps; number += 1) await signIn(person(number));
  const cpuBefore = server.cpuSeconds();
  /** @type {number[]} */
  const all = [];
  for (let number = 0; number < count; number += 1) all.push(await signIn(person(number)));
  return { ms: median(all), cpuMs: ((server.cpuSeconds() - cpuBefore) * 1000) / count };
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
