import { writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { names } from "./contestant.mjs";
import { checkFairness } from "./fairness.mjs";
import { readFlags, usage } from "./flags.mjs";
import { createFloors } from "./floors.mjs";
import { judgeGoals } from "./goals.mjs";
import { heapPerEntry } from "./heap-per-entry.mjs";
import { createOurs } from "./ours.mjs";
import { createPeers } from "./peers.mjs";
import { footnotesOf, goalsTableOf, resultsOf, tableOf } from "./report.mjs";
import { mainThreadClockName, runRounds } from "./rounds.mjs";
import { createTestIssuer } from "./shipped.mjs";
import { mintFields, tokenOf } from "./tokens.mjs";

/** @import { Contestant } from "./contestant.mjs" */
/** @import { Flags } from "./flags.mjs" */

/** One token alone would be verified from warm branches, and its hash would be known to its string. */
const distinctTokens = 1000;
const heapEntries = 5000;
const cacheEntries = heapEntries + 1;
const concurrencies = [1, 64];

const flags = readFlags(process.argv.slice(2));
if (flags === null) console.log(usage);
else await bench(flags);

/**
 * Absolute numbers are this machine's on this day; the ratios inside one run are what can be compared.
 * @param {Flags} flags
 */
async function bench({ rounds, ms, seed, json }) {
  const machine = {
    node: process.version,
    openssl: process.versions.openssl,
    cores: availableParallelism(),
    cpu: cpus()[0]?.model ?? "unknown",
    threadPool: Number(process.env["UV_THREADPOOL_SIZE"] ?? 4),
  };
  console.log(`Node ${machine.node} (OpenSSL ${machine.openssl}), ${machine.cores} cores, ${machine.cpu}`);

  const pool = createTestIssuer();
  const fields = mintFields(pool, seed, heapEntries + 1);
  const distinct = fields.slice(0, distinctTokens);
  const tokenLength = tokenOf(fields[0]).length;
  console.log(`${distinctTokens} distinct RS256-2048 access tokens of ${tokenLength} bytes; seed ${seed}`);
  console.log(
    `${rounds} interleaved rounds, about ${ms} ms a turn; medians (p10–p90), ratios round by round\n`,
  );

  const facts = { issuer: pool.issuer, clientId: pool.clientId, jwk: pool.publicJwk() };
  const ours = () => createOurs(pool, cacheEntries);
  const peers = () => createPeers(facts, cacheEntries);
  const contestants = [...createFloors(facts), ...ours(), ...peers()];
  await checkFairness(contestants, pool, distinct);
  const courses = await runRounds(contestants, distinct, { rounds, ms, concurrencies });
  const bytesPerEntry = {
    [names.hits]: await heapPerEntry(() => named(names.hits, ours()), fields),
    [names.fastJwtHits]: await heapPerEntry(() => named(names.fastJwtHits, peers()), fields),
  };

  const results = resultsOf(courses);
  const goals = judgeGoals(courses, bytesPerEntry[names.hits] ?? null);
  for (const concurrency of concurrencies) console.log(`${tableOf(results, concurrency)}\n`);
  console.log(`  Per token: main µs, ${mainThreadClockName}; cpu µs, all threads.`);
  console.log(`${footnotesOf(contestants)}\n`);
  for (const [name, bytes] of Object.entries(bytesPerEntry)) {
    const said =
      bytes === null ? "not measured: needs --expose-gc" : `${Math.round(bytes)} bytes of heap an entry`;
    console.log(`  ${name}, ${heapEntries} entries: ${said}`);
  }
  console.log(`\n${goalsTableOf(goals)}`);

  if (json === undefined) return;
  const plan = { mainThreadClockName, seed, rounds, ms, distinctTokens, tokenLength, heapEntries };
  writeFileSync(json, `${JSON.stringify({ machine, plan, results, bytesPerEntry, goals }, null, 2)}\n`);
}

/**
 * @param {string} name
 * @param {readonly Contestant[]} contestants
 */
function named(name, contestants) {
  const contestant = contestants.find((one) => one.name === name);
  if (contestant === undefined) throw new Error(`nobody is called ${name}`);
  return contestant;
}
