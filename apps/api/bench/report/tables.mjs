import { figuresOf } from "./figures.mjs";
import { judgeGoals, serverErrorsOf } from "./goals.mjs";
import { medianText, milliseconds, precise, ratio, spreadText, tableOf, whole } from "./markdown.mjs";
import { spreadOf, spreadOfRatios } from "./statistics.mjs";
import { courseName, words } from "./words.mjs";

/** @import { Results, Run, SoakRun } from "./committed-results.mjs" */
/** @import { Figures } from "./figures.mjs" */
/** @import { Language, Words } from "./words.mjs" */

const perSecond = words("requests/s", "件/秒");
const cpu = words("CPU µs/request", "CPU µs/件");
const course = words("", "");

/** @typedef {{ head: Words, cell: (id: string) => string }} Column */

/** @param {Language} language @param {readonly string[]} ids @param {readonly Column[]} columns @param {Words} [first] */
function tableOfCourses(language, ids, columns, first = course) {
  const head = [first[language], ...columns.map((column) => column.head[language])];
  return tableOf([
    head,
    ...ids.map((id) => [courseName(id)[language], ...columns.map(({ cell }) => cell(id))]),
  ]);
}

/** @param {Figures} figures */
const columnsOf = (figures) => ({
  perSecond: {
    head: perSecond,
    cell: (/** @type {string} */ id) => spreadText(figures.of(id, "perSecond"), whole),
  },
  cpu: { head: cpu, cell: (/** @type {string} */ id) => medianText(figures.of(id, "cpu"), precise) },
  p50: {
    head: words("p50 ms", "p50 ms"),
    cell: (/** @type {string} */ id) => medianText(figures.of(id, "p50"), milliseconds),
  },
  p99: {
    head: words("p99 ms", "p99 ms"),
    cell: (/** @type {string} */ id) => medianText(figures.of(id, "p99"), milliseconds),
  },
  /** @param {string} base @param {Words} head */
  times: (base, head) => ({
    head,
    cell: (/** @type {string} */ id) => spreadText(figures.ratio(id, base), ratio),
  }),
});

/** @param {Run} run @param {Language} language */
export function authTable(run, language) {
  const columns = columnsOf(figuresOf(run));
  const base = columns.times("unguarded", words("of no authentication", "認証なし比"));
  return tableOfCourses(
    language,
    ["unguarded", "hits", "new"],
    [columns.perSecond, base, columns.cpu, columns.p50, columns.p99],
  );
}

/** @param {Run} run @param {Language} language */
export function adapterTable(run, language) {
  const columns = columnsOf(figuresOf(run));
  const ids = [
    "floor",
    "thin-alone",
    "thin-hits",
    "stock-alone",
    "route",
    "public",
    "stock-public",
    "hits",
    "stock-hits",
  ];
  const base = columns.times("floor", words("of the bare JSON route", "JSON ルート比"));
  return tableOfCourses(language, ids, [columns.perSecond, base, columns.cpu, columns.p99]);
}

/** @param {Run} run @param {Language} language */
export function batchTable(run, language) {
  const figures = figuresOf(run);
  const rows = [
    ["unguarded", "unguarded"],
    ["batch-unguarded", "unguarded"],
    ["hits", "hits"],
    ["batch-hits", "hits"],
    ["batch-new", "hits"],
  ].map(([id = "", base = ""]) => [
    courseName(id)[language],
    spreadText(figures.callsPerSecond(id), whole),
    id === base ? "1" : spreadText(figures.callRatio(id, base), ratio),
    medianText(figures.cpuPerCall(id), precise),
    medianText(figures.of(id, "p99"), milliseconds),
  ]);
  const heads = {
    en: ["", "calls/s", "of the single calls above", "CPU µs/call", "p99 ms"],
    ja: ["", "呼び出し/秒", "上の単独の呼び出し比", "CPU µs/呼び出し", "p99 ms"],
  };
  return tableOf([heads[language], ...rows]);
}

/** @param {Run} run @param {Language} language */
export function workersTable(run, language) {
  const figures = figuresOf(run);
  const heads = {
    en: ["", "1 process, requests/s", "2 workers, requests/s", "2 for 1", "CPU µs/request, 1 and 2"],
    ja: ["", "1 プロセス（件/秒）", "2 ワーカー（件/秒）", "1 に対する 2", "CPU µs/件（1、2）"],
  };
  const rows = ["public", "hits", "new"].map((id) => [
    courseName(id)[language],
    spreadText(figures.of(id, "perSecond"), whole),
    spreadText(figures.of(`${id}-2w`, "perSecond"), whole),
    spreadText(figures.ratio(`${id}-2w`, id), ratio),
    `${medianText(figures.of(id, "cpu"), precise)}, ${medianText(figures.of(`${id}-2w`, "cpu"), precise)}`,
  ]);
  return tableOf([heads[language], ...rows]);
}

/** @param {Run} run @param {Language} language */
export function connectionsTable(run, language) {
  const figures = figuresOf(run);
  const rows = [
    ["public-1", "public"],
    ["hits-1", "hits"],
    ["list-1", "list"],
  ].flatMap((ids) =>
    ids.map((id, index) => [
      courseName(id)[language],
      index === 0 ? "1" : "64",
      spreadText(figures.of(id, "perSecond"), whole),
      medianText(figures.of(id, "p50"), milliseconds),
      medianText(figures.of(id, "p99"), milliseconds),
    ]),
  );
  const heads = {
    en: ["", "connections", "requests/s", "p50 ms", "p99 ms"],
    ja: ["", "接続", "件/秒", "p50 ms", "p99 ms"],
  };
  return tableOf([heads[language], ...rows]);
}

/** @param {Run} run @param {Language} language */
export function pythonTable(run, language) {
  const figures = figuresOf(run);
  const missing = words("not installed", "未インストール")[language];
  const one = [
    "public",
    "hits",
    "new",
    "thin-hits",
    "thin-new",
    "fastapi-public",
    "fastapi",
    "fastapi-logged",
    "django-public",
    "django",
  ];
  const rows = one.map((id) => {
    const isPeer = /^(fastapi|django)/.test(id);
    if (isPeer && !figures.courseOf(id)) return [courseName(id)[language], missing, "–", "–", "–", "–", "–"];
    return [
      courseName(id)[language],
      spreadText(figures.of(id, "perSecond"), whole),
      medianText(figures.of(id, "cpu"), precise),
      medianText(figures.of(id, "p99"), milliseconds),
      isPeer ? medianText(figures.ratio("new", id), ratio) : "",
      isPeer ? medianText(figures.ratio("hits", id), ratio) : "",
      medianText(figures.of(`${id}-2w`, "perSecond"), whole),
    ];
  });
  const heads = {
    en: [
      "",
      "requests/s",
      "CPU µs/request",
      "p99 ms",
      "API with new tokens ÷ this",
      "API with remembered ones ÷ this",
      "2 workers, requests/s",
    ],
    ja: [
      "",
      "件/秒",
      "CPU µs/件",
      "p99 ms",
      "API（新しいトークン）÷ これ",
      "API（覚えたトークン）÷ これ",
      "2 ワーカー（件/秒）",
    ],
  };
  return tableOf([heads[language], ...rows]);
}

/** @param {Run} run @param {Language} language */
export function databaseTable(run, language) {
  const figures = figuresOf(run);
  const columns = columnsOf(figures);
  const database = {
    head: words("PostgreSQL CPU µs/request", "PostgreSQL の CPU µs/件"),
    cell: (/** @type {string} */ id) => medianText(figures.of(id, "databaseCpu"), precise),
  };
  const calls = tableOfCourses(
    language,
    ["list", "create"],
    [columns.perSecond, columns.cpu, database, columns.p50, columns.p99],
  );
  const { rowSecurity } = run;
  if (rowSecurity === null) return calls;
  const { plain, scoped, clients } = rowSecurity;
  const heads = {
    en: [`pgbench, ${clients} clients, prepared`, "transactions/s", "of the query alone"],
    ja: [`pgbench、${clients} クライアント、準備済みの文`, "トランザクション/秒", "クエリーのみ比"],
  };
  const names = {
    en: [
      "the query of `items.list` alone",
      "the same with row-level security: begin, say whose, query, commit",
    ],
    ja: ["`items.list` のクエリーのみ", "行レベルセキュリティつき：開始、誰のものかの宣言、クエリー、確定"],
  };
  const rows = [
    [names[language][0] ?? "", spreadText(spreadOf(plain), whole), "1"],
    [
      names[language][1] ?? "",
      spreadText(spreadOf(scoped), whole),
      spreadText(spreadOfRatios(scoped, plain), ratio),
    ],
  ];
  return `${calls}\n\n${tableOf([heads[language], ...rows])}`;
}

/** @param {Partial<Results>} results @param {Language} language */
export function goalsTable(results, language) {
  const heads = { en: ["goal", "what", "limit", "measured", ""], ja: ["目標", "内容", "基準", "実測", ""] };
  const verdicts = { en: ["met", "**not met**", "not measured"], ja: ["達成", "**未達成**", "未測定"] };
  const [met, missed, unmeasured] = verdicts[language];
  const rows = judgeGoals(results).map(({ id, demand, bound, limit, measured, isMet }) => [
    id,
    demand[language],
    `${bound} ${limit}`,
    measured && measured.min === measured.max ? precise(measured.median) : spreadText(measured, fixed),
    (measured === null ? unmeasured : isMet ? met : missed) ?? "",
  ]);
  return tableOf([heads[language], ...rows]);
}

/** @param {number} value */
const fixed = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(1));

/** @param {Run} run @param {Language} language */
export function mixedLine({ mixed }, language) {
  if (mixed === null) return words("Not measured.", "未測定です。")[language];
  const errors = serverErrorsOf(mixed.statuses) + mixed.broken;
  const [p50, p99] = [milliseconds(mixed.p50), milliseconds(mixed.p99)];
  return words(
    `${whole(mixed.requests)} requests: ${errors} answers of 500 or more or none at all, p50 ${p50} ms, p99 ${p99} ms.`,
    `${whole(mixed.requests)} 件：500 以上の応答または応答なしが ${errors} 件、p50 ${p50} ms、p99 ${p99} ms。`,
  )[language];
}

/** @param {SoakRun} soak @param {Language} language */
export function soakTable(soak, language) {
  const { residentMiB, sampleSeconds, minutes } = soak;
  const first = residentMiB[0] ?? 0;
  const at = (/** @type {number} */ minute) =>
    residentMiB[Math.min(residentMiB.length - 1, Math.round((minute * 60) / sampleSeconds))] ?? first;
  const errors = serverErrorsOf(soak.statuses) + soak.broken;
  const heads = {
    en: [
      "minutes",
      "requests",
      "500 or more, or none",
      "p99 ms",
      "MiB before",
      "after 1 min",
      "half way",
      "at the end",
      "highest",
    ],
    ja: ["分", "件数", "500 以上・応答なし", "p99 ms", "開始前 MiB", "1 分後", "中間", "終了時", "最大"],
  };
  const memory = [first, at(1), at(minutes / 2), at(minutes), Math.max(...residentMiB)].map(whole);
  return tableOf([
    heads[language],
    [String(minutes), whole(soak.requests), String(errors), milliseconds(soak.p99), ...memory],
  ]);
}
