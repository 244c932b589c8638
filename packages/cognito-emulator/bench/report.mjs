import { readFileSync, writeFileSync } from "node:fs";

/** @import { Figures } from "./measure.mjs" */

/**
 * What is committed: the medians of one run, so that the ratios hold within it.
 * @typedef {object} Results
 * @property {string} date
 * @property {string} commit
 * @property {number} load programs that wanted a core in the minute before
 * @property {{ cpu: string, cores: number, node: string }} machine
 * @property {number} rounds
 * @property {number} warmUps of each kind in a round, before the count
 * @property {number} signIns of each kind in a round
 * @property {readonly (Figures & { id: string, version: string })[]} contestants ours first
 */

/** @typedef {"en" | "ja"} Language */
/** @typedef {Exclude<keyof Figures, "passwordMs">} Shown */

const resultsFile = new URL("results.json", import.meta.url);

/** @type {readonly (readonly [Language, URL])[]} */
const pages = [
  ["en", new URL("../README.md", import.meta.url)],
  ["ja", new URL("../README.ja.md", import.meta.url)],
];

/**
 * @typedef {object} Row
 * @property {Shown} figure
 * @property {Record<Language, string>} name
 * @property {"less" | "more"} better
 * @property {number | null} goal
 */

/** @type {readonly Row[]} */
const rows = [
  row("startMs", "start to first answer, ms", "起動から最初の応答まで（ミリ秒）", "less", 1000),
  row("startCpuMs", "the same, processor time, ms", "同、プロセッサー時間（ミリ秒）", "less", null),
  row("idleMiB", "memory when started, MiB", "起動直後のメモリー（MiB）", "less", 150),
  row("busyMiB", "memory after the sign-ins, MiB", "サインイン後のメモリー（MiB）", "less", 150),
  row(
    "srpCpuMs",
    "SRP sign-in, processor time, ms",
    "SRP サインインのプロセッサー時間（ミリ秒）",
    "less",
    20,
  ),
  row("srpMs", "the same, both requests, p50 ms", "同、2 要求の合計、p50（ミリ秒）", "less", null),
  row(
    "passwordsPerCpuSecond",
    "password sign-ins per second of one core",
    "1 コア 1 秒あたりのパスワードサインイン",
    "more",
    200,
  ),
];

/**
 * @param {Shown} figure
 * @param {string} en
 * @param {string} ja
 * @param {"less" | "more"} better
 * @param {number | null} goal
 * @returns {Row}
 */
function row(figure, en, ja, better, goal) {
  return { figure, name: { en, ja }, better, goal };
}

/** @returns {Results} */
export const readResults = () => JSON.parse(readFileSync(resultsFile, "utf8"));

/** @param {Results} results */
export function writeResults(results) {
  writeFileSync(resultsFile, `${JSON.stringify(results, rounded, 2)}\n`);
}

/** No figure here is known better than that. @param {string} _name @param {unknown} value */
const rounded = (_name, value) => (typeof value === "number" ? Math.round(value * 10) / 10 : value);

/**
 * The READMEs as the results make them: what stands between the two marks is replaced, all else is kept.
 * @param {Results} results
 * @returns {readonly (readonly [page: URL, text: string])[]}
 */
export function pagesOf(results) {
  return pages.map(([language, page]) => {
    const text = readFileSync(page, "utf8");
    const marked = /<!-- bench -->\n[\s\S]*?<!-- \/bench -->/;
    if (!marked.test(text)) throw new Error(`${page.pathname} has no place for the figures.`);
    return [page, text.replace(marked, `<!-- bench -->\n\n${section(results, language)}\n\n<!-- /bench -->`)];
  });
}

/** @param {Results} results */
export function writePages(results) {
  for (const [page, text] of pagesOf(results)) writeFileSync(page, text);
}

/** @param {Results} results @param {Language} language */
export function section({ contestants, ...about }, language) {
  const [ours, ...peers] = contestants;
  if (!ours) throw new Error("The results are empty.");
  const titles = contestants.map(({ id, version }) => `${id} ${version}`);
  const head = { en: ["", ...titles, "goal"], ja: ["", ...titles, "目標"] }[language];
  const lines = rows.map(({ figure, name, better, goal }) => {
    const own = ours[figure];
    const others = peers.map((peer) => besideOurs(own, peer[figure], language));
    return [name[language], written(own), ...others, goalText(goal, own, better)];
  });
  const table = [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
  return `${aboutLine(about, language)}\n\n${table}`;
}

/** A peer's figure, and how many times ours it is. @param {number | null} own @param {number | null} figure @param {Language} language */
function besideOurs(own, figure, language) {
  if (figure === null) return { en: "does not do it", ja: "対応していません" }[language];
  return own ? `${written(figure)} (×${(figure / own).toFixed(1)})` : written(figure);
}

/** @param {number | null} goal @param {number | null} own @param {"less" | "more"} better */
function goalText(goal, own, better) {
  if (goal === null || own === null) return "";
  const isMet = better === "less" ? own < goal : own >= goal;
  return `${better === "less" ? "<" : "≥"} ${goal} ${isMet ? "✓" : "✗"}`;
}

/** @param {number | null} figure */
const written = (figure) =>
  figure === null ? "" : figure >= 100 ? String(Math.round(figure)) : figure.toFixed(1);

/** @param {Omit<Results, "contestants">} about @param {Language} language */
function aboutLine({ date, commit, load, machine, rounds, warmUps, signIns }, language) {
  return {
    en: `${date}, commit \`${commit}\`; ${machine.cores} cores of ${machine.cpu}, Node ${machine.node}. Medians of ${rounds} rounds of ${signIns} sign-ins of each kind, one after the other, of 20 people in turn, after ${warmUps} to warm up, so that everybody has signed in before. Load of the machine in the minute before: ${load}. In brackets: how many times ours.`,
    ja: `${date}、コミット \`${commit}\`。${machine.cpu} ${machine.cores} コア、Node ${machine.node}。各種 ${warmUps} 回の慣らし運転で全員が一度はサインインしたあと、20 人が順番に ${signIns} 回、1 回ずつサインインします。これを ${rounds} 回測った中央値です。直前 1 分間の機械の負荷は ${load}。括弧内は当エミュレーターの何倍かを示します。`,
  }[language];
}
