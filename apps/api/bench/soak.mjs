import { setTimeout as delay } from "node:timers/promises";
import { mixedCalls } from "./courses.mjs";
import { runWrk } from "./load/run-wrk.mjs";
import { residentBytesOf } from "./machine/process-tree.mjs";
import { callsFileOf } from "./rounds.mjs";
import { fillItems } from "./world.mjs";

/** @import { World } from "./world.mjs" */

/**
 * @typedef {object} Soak
 * @property {number} minutes
 * @property {number} connections
 * @property {number} distinctTokens
 * @property {number} requests
 * @property {number} p99 microseconds
 * @property {Record<string, number>} statuses
 * @property {number} broken
 * @property {number} sampleSeconds
 * @property {number[]} residentMiB one for every so many seconds, the first before the first request
 */

/** The promise of memory is made for so many. */
const distinctTokens = 50_000;
const connections = 64;
const sampleSeconds = 5;

/**
 * One process of the API under mixed traffic of many people, with an eye on its memory.
 * @param {World} world
 * @param {number} minutes
 * @returns {Promise<Soak>}
 */
export async function soak(world, minutes) {
  console.log(`Signing ${distinctTokens} tokens …`);
  const tokensFile = await world.tokensFile("access", distinctTokens);
  const api = await world.server("api", 1);
  await fillItems(world.postgres);
  const callsFile = callsFileOf(world, { id: "soak", calls: mixedCalls });
  console.log(`Mixed traffic for ${minutes} min …`);

  /** @type {number[]} */
  const residentMiB = [];
  let isOver = false;
  const watch = async () => {
    while (!isOver) {
      residentMiB.push(Math.round((residentBytesOf(api.pid) / 2 ** 20) * 10) / 10);
      api.emptyLog();
      await delay(sampleSeconds * 1000);
    }
  };
  const watching = watch();
  const load = { origin: api.origin, callsFile, tokensFile, firstToken: 0, connections, enough: -1 };
  const seen = await runWrk({ ...load, seconds: minutes * 60 }).finally(() => {
    isOver = true;
  });
  await watching;
  const { requests, p99, statuses, broken } = seen;
  return {
    minutes,
    connections,
    distinctTokens,
    requests,
    p99,
    statuses,
    broken,
    sampleSeconds,
    residentMiB,
  };
}
