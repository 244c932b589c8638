import { writeFileSync } from "node:fs";
import { runWrk } from "./load/run-wrk.mjs";
import { cpuMicrosecondsOf } from "./machine/process-tree.mjs";

/** @import { Course } from "./courses.mjs" */
/** @import { World } from "./world.mjs" */

/**
 * What one turn has shown. Times in microseconds; CPU per request, of the server's processes and of PostgreSQL's.
 * @typedef {object} Turn
 * @property {number} perSecond requests
 * @property {number} p50
 * @property {number} p99
 * @property {number | null} cpu
 * @property {number | null} databaseCpu
 * @property {number} failed requests without a good answer
 */

/**
 * For the optimising compiler to be done, and for every known token to be remembered: so many requests, or so many seconds
 * where they take too long. The compiler counts what has run and not the time: on a busy machine a second is not enough.
 */
const warmUp = { requests: 10_000, seconds: 6 };

/**
 * Interleaved: A B C … A B C …, so that whatever else the machine does meets them all. All servers are up all the time.
 * @param {readonly Course[]} courses
 * @param {World} world
 * @param {{ readonly rounds: number, readonly seconds: number, readonly tokens: Record<Course["tokens"], string> }} plan
 * @returns {Promise<Map<string, Turn[]>>}
 */
export async function runRounds(courses, world, { rounds, seconds, tokens }) {
  /** Where each process goes on in the tokens it has never met. @type {Map<string, number>} */
  const nextNew = new Map();
  /** @param {Course} course @param {number} turnSeconds */
  const takeTurn = async (course, turnSeconds) => {
    const server = await world.server(course.server, course.workers);
    const key = `${course.server}-${course.workers}`;
    const firstToken = course.tokens === "new" ? (nextNew.get(key) ?? 0) : 0;
    const callsFile = callsFileOf(world, course);
    const load = { origin: server.origin, callsFile, tokensFile: tokens[course.tokens], firstToken };
    const cpu = cpuMicrosecondsOf(server.pid);
    const databaseCpu = cpuMicrosecondsOf(world.postgres.pid);
    const seen = await runWrk({ ...load, connections: course.connections, seconds: turnSeconds });
    const spent = difference(cpuMicrosecondsOf(server.pid), cpu, seen.requests);
    const databaseSpent = difference(cpuMicrosecondsOf(world.postgres.pid), databaseCpu, seen.requests);
    // Requests that were on their way at the end have been sent as well.
    nextNew.set(key, firstToken + seen.requests + course.connections);
    server.emptyLog();
    return {
      perSecond: (seen.requests * 1e6) / seen.microseconds,
      p50: seen.p50,
      p99: seen.p99,
      cpu: spent,
      databaseCpu: databaseSpent,
      failed: seen.refused + seen.broken,
    };
  };

  const turns = new Map(courses.map(({ id }) => [id, /** @type {Turn[]} */ ([])]));
  for (const course of courses) {
    let requests = 0;
    for (let second = 0; second < warmUp.seconds && requests < warmUp.requests; second++) {
      requests += (await takeTurn(course, 1)).perSecond;
    }
  }
  for (let round = 1; round <= rounds; round++) {
    for (const course of courses) {
      if (process.stderr.isTTY) process.stderr.write(`\rround ${round} of ${rounds}: ${course.id}\u001b[K`);
      turns.get(course.id)?.push(await takeTurn(course, seconds));
    }
  }
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
  return turns;
}

/** @param {World} world @param {Pick<Course, "id" | "calls">} course */
export function callsFileOf({ folder }, { id, calls }) {
  const file = `${folder}/${id}.calls`;
  writeFileSync(file, `${calls.join("\n")}\n`);
  return file;
}

/** @param {number | null} after @param {number | null} before @param {number} requests */
const difference = (after, before, requests) =>
  after === null || before === null ? null : (after - before) / requests;
