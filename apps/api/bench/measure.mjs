import { fileURLToPath } from "node:url";
import { checkFairness } from "./check-fairness.mjs";
import { courses as allCourses, mixedCalls, pythonServers } from "./courses.mjs";
import { runWrk } from "./load/run-wrk.mjs";
import { callsFileOf, runRounds } from "./rounds.mjs";
import { fillItems } from "./world.mjs";

/** @import { Course } from "./courses.mjs" */
/** @import { Flags } from "./flags.mjs" */
/** @import { Turn } from "./rounds.mjs" */
/** @import { World } from "./world.mjs" */

/** @typedef {Pick<Course, "id" | "server" | "workers" | "connections" | "tokens" | "callsPerRequest"> & { turns: readonly Turn[] }} Measured */
/** @typedef {{ requests: number, p50: number, p99: number, statuses: Record<string, number>, broken: number }} Mixed */
/** @typedef {{ plain: number[], scoped: number[], clients: number }} RowSecurity transactions per second, round by round */

/** All of them are remembered at once: the API keeps 10,000. */
const knownTokens = 1000;

/**
 * Met in turn, a token comes back when everything remembered has been pushed out by others: more than twice 10,000, because
 * two workers remember that much each.
 */
const newTokens = 25_000;

const mixedRequests = 6000;
const mixedConnections = 64;
const pgbenchClients = 8;

/**
 * @param {World} world
 * @param {Pick<Flags, "rounds" | "seconds" | "only">} plan
 * @param {boolean} hasPython
 */
export async function measure(world, { rounds, seconds, only }, hasPython) {
  const courses = allCourses
    .filter(({ parts }) => parts.some((part) => only.includes(part)))
    .filter(({ server }) => hasPython || !pythonServers.includes(server));
  console.log("Signing tokens, starting servers …");
  const needsNew = courses.some(({ tokens }) => tokens === "new");
  const known = await world.tokensFile("access", knownTokens);
  const tokens = {
    known,
    new: needsNew ? await world.tokensFile("access", newTokens) : known,
    id: await world.tokensFile("id", knownTokens),
  };
  // The first API to start makes the tables; the others would wait for it.
  const api = await world.server("api", 1);
  await fillItems(world.postgres);
  await checkFairness(courses, world, tokens);

  const turns = await runRounds(courses, world, { rounds, seconds, tokens });
  /** @type {Measured[]} */
  const measured = courses.map(({ id, server, workers, connections, tokens: kind, callsPerRequest }) => ({
    id,
    server,
    workers,
    connections,
    tokens: kind,
    callsPerRequest,
    turns: turns.get(id) ?? [],
  }));

  const rowSecurity = only.includes("database") ? await measureRowSecurity(world, { rounds, seconds }) : null;
  /** @type {Mixed | null} */
  let mixed = null;
  if (only.includes("mixed")) {
    const callsFile = callsFileOf(world, { id: "mixed", calls: mixedCalls });
    const load = { origin: api.origin, callsFile, tokensFile: known, firstToken: 0, seconds: 0 };
    const { requests, p50, p99, statuses, broken } = await runWrk({
      ...load,
      connections: mixedConnections,
      enough: mixedRequests,
    });
    mixed = { requests, p50, p99, statuses, broken };
  }
  return { courses: measured, rowSecurity, mixed };
}

/**
 * The statements of items.list in PostgreSQL alone, as prepared ones: without and with the transaction that says whose it is.
 * @param {World} world
 * @param {{ readonly rounds: number, readonly seconds: number }} plan
 * @returns {Promise<RowSecurity>}
 */
async function measureRowSecurity({ postgres }, { rounds, seconds }) {
  const plain = [];
  const scoped = [];
  /** @param {string} name */
  const script = (name) => fileURLToPath(new URL(`database/${name}.sql`, import.meta.url));
  const load = { clients: pgbenchClients, seconds };
  for (let round = 0; round < rounds; round++) {
    plain.push(await postgres.pgbench(script("plain"), { ...load, isSuperuser: true }));
    scoped.push(await postgres.pgbench(script("scoped"), { ...load, isSuperuser: false }));
  }
  return { plain, scoped, clients: pgbenchClients };
}
