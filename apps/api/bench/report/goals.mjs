import { figuresOf } from "./figures.mjs";
import { words } from "./words.mjs";

/** @import { Results } from "./committed-results.mjs" */
/** @import { Spread } from "./statistics.mjs" */
/** @import { Words } from "./words.mjs" */

/**
 * @typedef {object} Goal
 * @property {string} id
 * @property {Words} demand
 * @property {"≥" | "≤"} bound
 * @property {number} limit
 * @property {Spread | null} measured null when it could not be
 * @property {boolean} isMet by the median
 */

/** Django Ninja is in no Debian package; it was found to answer 0.92 of what a plain view does, so the plain one is the harder bar. */
const peers = [
  { id: "fastapi", name: words("FastAPI", "FastAPI"), limits: { new: 3, hits: 5, new2: 2, hits2: 5 } },
  {
    id: "fastapi-logged",
    name: words("FastAPI with logs", "ログつき FastAPI"),
    limits: { new: 8, hits: 12, new2: 4, hits2: 10 },
  },
  { id: "django", name: words("Django", "Django"), limits: { new: 12, hits: 20, new2: 8, hits2: 18 } },
];

/**
 * What this API promises of its speed. Ratios hold within the run; the rest is what the product must bear on two cores.
 * @param {Partial<Results>} results
 * @returns {readonly Goal[]}
 */
export function judgeGoals({ run, soak }) {
  const figures = run && figuresOf(run);
  /** @param {string} id @param {string} base */
  const ratio = (id, base) => figures?.ratio(id, base) ?? null;
  /** @param {string} id @param {string} base */
  const calls = (id, base) => figures?.callRatio(id, base) ?? null;
  // A soak too short to meet every token says nothing about all of them.
  const hasMetAll = soak !== undefined && soak.requests >= soak.distinctTokens;
  const growth = hasMetAll ? Math.max(...soak.residentMiB) - (soak.residentMiB[0] ?? 0) : null;
  const mixed = run?.mixed;

  return [
    atLeast(
      "G4",
      words("remembered token ÷ no authentication", "覚えたトークン ÷ 認証なし"),
      0.85,
      ratio("hits", "unguarded"),
    ),
    atLeast(
      "G4",
      words("new token each time ÷ no authentication", "毎回新しいトークン ÷ 認証なし"),
      0.45,
      ratio("new", "unguarded"),
    ),
    atLeast(
      "G5",
      words("our adapter alone ÷ bare JSON route", "アダプター単体 ÷ 何もない JSON ルート"),
      0.45,
      ratio("thin-alone", "floor"),
    ),
    atLeast(
      "G5",
      words("tRPC query ÷ JSON route, both in the API", "tRPC クエリー ÷ JSON ルート（どちらも API の中）"),
      0.45,
      ratio("public", "route"),
    ),
    atLeast(
      "G5",
      words("our adapter ÷ the stock one, both alone", "自前のアダプター ÷ 標準のもの（どちらも単体）"),
      4,
      ratio("thin-alone", "stock-alone"),
    ),
    atLeast(
      "G5",
      words(
        "our adapter ÷ the stock one, both in the API",
        "自前のアダプター ÷ 標準のもの（どちらも API の中）",
      ),
      4,
      ratio("public", "stock-public"),
    ),
    // Like with like: neither logs, limits or protects.
    ...peers
      .filter(({ id }) => id !== "fastapi-logged")
      .flatMap(({ id, name, limits }) => [
        atLeast(
          "G6",
          words(`our adapter alone, new tokens ÷ ${name.en}`, `アダプター単体、新しいトークン ÷ ${name.ja}`),
          limits.new,
          ratio("thin-new", id),
        ),
        atLeast(
          "G6",
          words(`our adapter alone, remembered ÷ ${name.en}`, `アダプター単体、覚えたトークン ÷ ${name.ja}`),
          limits.hits,
          ratio("thin-hits", id),
        ),
      ]),
    ...peers.flatMap(({ id, name, limits }) => [
      atLeast(
        "G6",
        words(`the API, new tokens ÷ ${name.en}`, `API、新しいトークン ÷ ${name.ja}`),
        limits.new,
        ratio("new", id),
      ),
      atLeast(
        "G6",
        words(`the API, remembered ÷ ${name.en}`, `API、覚えたトークン ÷ ${name.ja}`),
        limits.hits,
        ratio("hits", id),
      ),
      atLeast(
        "G6",
        words(
          `the API, new tokens ÷ ${name.en}, 2 workers`,
          `API、新しいトークン ÷ ${name.ja}（2 ワーカー）`,
        ),
        limits.new2,
        ratio("new-2w", `${id}-2w`),
      ),
      atLeast(
        "G6",
        words(
          `the API, remembered ÷ ${name.en}, 2 workers`,
          `API、覚えたトークン ÷ ${name.ja}（2 ワーカー）`,
        ),
        limits.hits2,
        ratio("hits-2w", `${id}-2w`),
      ),
    ]),
    atLeast(
      "G7",
      words("calls in batches of 10 ÷ single calls", "10 件のバッチの呼び出し ÷ 単独の呼び出し"),
      2.5,
      calls("batch-hits", "hits"),
    ),
    atLeast(
      "G7",
      words("authenticated batch ÷ unauthenticated batch", "認証ありのバッチ ÷ 認証なしのバッチ"),
      0.9,
      calls("batch-hits", "batch-unguarded"),
    ),
    atMost(
      "load",
      words(
        "6,000 mixed requests, 64 connections: answers of 500 or more",
        "混在 6,000 件、64 接続：500 以上の応答",
      ),
      0,
      mixed ? exact(serverErrorsOf(mixed.statuses) + mixed.broken) : null,
    ),
    atMost(
      "load",
      words("6,000 mixed requests, 64 connections: p99 in ms", "混在 6,000 件、64 接続：p99（ミリ秒）"),
      250,
      mixed ? exact(mixed.p99 / 1000) : null,
    ),
    atMost(
      "soak",
      words(
        "growth of memory over 50,000 distinct tokens, in MiB",
        "50,000 種類のトークンでのメモリー増加（MiB）",
      ),
      160,
      growth === null ? null : exact(growth),
    ),
    atMost(
      "soak",
      words("answers of 500 or more in the soak", "連続運転中の 500 以上の応答"),
      0,
      soak?.statuses ? exact(serverErrorsOf(soak.statuses) + soak.broken) : null,
    ),
  ];
}

/** @param {Record<string, number>} statuses */
export const serverErrorsOf = (statuses) =>
  Object.entries(statuses).reduce((sum, [status, count]) => sum + (Number(status) >= 500 ? count : 0), 0);

/** @param {number} value @returns {Spread} */
const exact = (value) => ({ median: value, min: value, max: value });

/**
 * @param {string} id
 * @param {Words} demand
 * @param {number} limit
 * @param {Spread | null} measured
 * @returns {Goal}
 */
const atLeast = (id, demand, limit, measured) => ({
  id,
  demand,
  bound: "≥",
  limit,
  measured,
  isMet: measured !== null && measured.median >= limit,
});

/**
 * @param {string} id
 * @param {Words} demand
 * @param {number} limit
 * @param {Spread | null} measured
 * @returns {Goal}
 */
const atMost = (id, demand, limit, measured) => ({
  id,
  demand,
  bound: "≤",
  limit,
  measured,
  isMet: measured !== null && measured.median <= limit,
});
