import { assumptions } from "./assumptions.mjs";
import { figuresOf } from "./figures.mjs";
import { precise, tableOf, whole } from "./markdown.mjs";

/** @import { Run } from "./committed-results.mjs" */
/** @import { Language } from "./words.mjs" */

const secondsPerDay = 86_400;

/**
 * The costs of one call, in microseconds of CPU, from the run's medians. No call finds its token remembered: with many
 * processes behind one balancer that is the worst case.
 * @param {Run} run
 */
export function costsOf(run) {
  const figures = figuresOf(run);
  /** @param {string} id @param {"cpu" | "databaseCpu"} what */
  const median = (id, what) => figures.of(id, what)?.median ?? Number.NaN;
  const { writeShare } = assumptions;
  /** @param {"cpu" | "databaseCpu"} what */
  const mix = (what) => (1 - writeShare) * median("list", what) + writeShare * median("create", what);
  const verification = Math.max(0, median("new", "cpu") - median("hits", "cpu"));
  return { call: mix("cpu"), verification, api: mix("cpu") + verification, database: mix("databaseCpu") };
}

/**
 * @param {Run} run
 * @param {number} users
 */
export function planFor(run, users) {
  const { activeShare, callsPerDay, peakFactor, writeShare, utilisation, signInsPerDay, refreshesPerDay } =
    assumptions;
  const costs = costsOf(run);
  /** @param {number} perDay */
  const atPeak = (perDay) => ((users * activeShare * perDay) / secondsPerDay) * peakFactor;
  const calls = atPeak(callsPerDay);
  /** @param {number} microseconds */
  const cores = (microseconds) => Math.max(1, Math.ceil((calls * microseconds) / 1e6 / utilisation));
  return {
    calls,
    apiCores: cores(costs.api),
    databaseCores: cores(costs.database),
    writes: calls * writeShare,
    signIns: atPeak(signInsPerDay),
    refreshes: atPeak(refreshesPerDay),
  };
}

/** @param {Run} run @param {Language} language */
export function coreTable(run, language) {
  const { call, verification, api, database } = costsOf(run);
  const perCore = (/** @type {number} */ microseconds) => whole(1e6 / microseconds);
  const heads = {
    en: ["of one call", "CPU µs", "calls/s of a full core"],
    ja: ["呼び出し 1 件あたり", "CPU µs", "コア 1 個を使い切ったときの件/秒"],
  };
  const names = {
    en: ["API: nine reads and one write in ten", "API: a token it has not met", "API together", "PostgreSQL"],
    ja: [
      "API：10 件のうち読み取り 9、書き込み 1",
      "API：初めて見るトークンの検証",
      "API の合計",
      "PostgreSQL",
    ],
  };
  const rows = [call, verification, api, database].map((cost, row) => [
    names[language][row] ?? "",
    precise(cost),
    perCore(cost),
  ]);
  return tableOf([heads[language], ...rows]);
}

/** @param {Run} run @param {Language} language */
export function planTable(run, language) {
  const { users, coresPerMachine, cognitoQuota } = assumptions;
  const plans = users.map((count) => planFor(run, count));
  const heads = {
    en: ["", ...users.map((count) => `${whole(count / 1e6)} million users`)],
    ja: ["", ...users.map((count) => `${whole(count / 1e4)} 万人`)],
  };
  /** @type {[string, string, (plan: ReturnType<typeof planFor>) => string][]} */
  const lines = [
    ["calls/s at the peak", "最も混む時の呼び出し/秒", ({ calls }) => whole(calls)],
    ["cores for the API", "API のコア数", ({ apiCores }) => whole(apiCores)],
    [
      `machines of ${coresPerMachine} cores, one more than needed`,
      `${coresPerMachine} コアの機械の台数（予備 1 台を含む）`,
      ({ apiCores }) => whole(Math.ceil(apiCores / coresPerMachine) + 1),
    ],
    ["cores for PostgreSQL", "PostgreSQL のコア数", ({ databaseCores }) => whole(databaseCores)],
    ["rows written/s at the peak", "最も混む時の書き込み行/秒", ({ writes }) => whole(writes)],
    ["sign-ins/s at the peak", "最も混む時のサインイン/秒", ({ signIns }) => whole(signIns)],
    ["refreshes/s at the peak", "最も混む時のトークン更新/秒", ({ refreshes }) => whole(refreshes)],
    [
      `sign-ins for Cognito's default of ${cognitoQuota}/s`,
      `Cognito の既定値 ${cognitoQuota} 件/秒に対するサインイン`,
      ({ signIns }) => `${precise(signIns / cognitoQuota)}×`,
    ],
  ];
  return tableOf([
    heads[language],
    ...lines.map(([en, ja, cell]) => [language === "en" ? en : ja, ...plans.map(cell)]),
  ]);
}
