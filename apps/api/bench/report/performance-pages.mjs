import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { assumptions } from "./assumptions.mjs";
import { coreTable, planTable } from "./plan-past-one-machine.mjs";
import { plotOf } from "./plot.mjs";
import * as tables from "./tables.mjs";
import { words } from "./words.mjs";

/** @import { Results } from "./committed-results.mjs" */
/** @import { Language } from "./words.mjs" */

const docs = fileURLToPath(new URL("../../../../docs/", import.meta.url));

/** @type {readonly (readonly [Language, string, string])[]} */
const pages = [
  ["en", `${docs}performance.md`, `${docs}pictures/performance.en.svg`],
  ["ja", `${docs}performance.ja.md`, `${docs}pictures/performance.ja.svg`],
];

/**
 * The pages and their pictures as the results make them. What stands between two marks of a page is made of the results;
 * everything else on it is written by hand and kept.
 * @param {Results} results
 * @returns {readonly (readonly [path: string, text: string])[]}
 */
export function pagesOf(results) {
  return pages.flatMap(([language, page, picture]) => [
    [page, filled(readFileSync(page, "utf8"), sectionsOf(results, language))],
    [picture, plotOf(results, language)],
  ]);
}

/** @param {Results} results */
export function writePages(results) {
  for (const [path, text] of pagesOf(results)) writeFileSync(path, text);
}

/**
 * @param {Results} results
 * @param {Language} language
 * @returns {Record<string, string>}
 */
function sectionsOf(results, language) {
  const { run, soak } = results;
  return {
    about: aboutLine(results, language),
    goals: tables.goalsTable(results, language),
    auth: tables.authTable(run, language),
    adapter: tables.adapterTable(run, language),
    batch: tables.batchTable(run, language),
    workers: tables.workersTable(run, language),
    connections: tables.connectionsTable(run, language),
    python: tables.pythonTable(run, language),
    database: tables.databaseTable(run, language),
    mixed: tables.mixedLine(run, language),
    soak: tables.soakTable(soak, language),
    assumptions: assumptionsLine(language),
    cores: coreTable(run, language),
    plan: planTable(run, language),
  };
}

/**
 * @param {string} page
 * @param {Record<string, string>} sections
 * @throws when a section has no place on the page, or a place no section
 */
function filled(page, sections) {
  const unplaced = new Set(Object.keys(sections));
  const text = page.replace(/<!-- bench:(\w+) -->\n[\s\S]*?<!-- \/bench -->/g, (_, name) => {
    const section = sections[name];
    if (section === undefined) throw new Error(`nothing is measured that is called ${name}`);
    unplaced.delete(name);
    return `<!-- bench:${name} -->\n\n${section}\n\n<!-- /bench -->`;
  });
  if (unplaced.size > 0) throw new Error(`a page lacks ${[...unplaced].join(", ")}`);
  return text;
}

/** @param {Results} results @param {Language} language */
function aboutLine({ run, soak }, language) {
  const { machine, rounds, seconds } = run;
  const python = machine.python
    ? `, Python ${machine.python}, FastAPI ${machine.fastapi}, uvicorn ${machine.uvicorn}, Django ${machine.django}, gunicorn ${machine.gunicorn}, python-jose ${machine.pythonJose}`
    : "";
  const software = `Node ${machine.node?.slice(1)}, OpenSSL ${machine.openssl}, PostgreSQL ${machine.postgres}, wrk ${machine.wrk}${python}`;
  const hardware = words(
    `${machine.cores} cores of ${machine.cpu}, ${machine.memoryGiB} GiB, ${machine.system}`,
    `${machine.cpu} ${machine.cores} コア、${machine.memoryGiB} GiB、${machine.system}`,
  )[language];
  /** @param {{ commit: string, isClean: boolean }} at */
  const at = ({ commit, isClean }) =>
    `\`${commit}\`${isClean ? "" : words(" with changes", "（変更あり）")[language]}`;
  return words(
    `${run.date}, commit ${at(run)}; soak ${soak.date}, commit ${at(soak)}. ${hardware}; ${software}. ${rounds} rounds of ${seconds} s. Load of the machine in the minute before: ${run.loadBefore}; before the soak: ${soak.loadBefore}.`,
    `${run.date}、コミット ${at(run)}。連続運転は ${soak.date}、コミット ${at(soak)}。${hardware}。${software}。${seconds} 秒を ${rounds} 回。直前 1 分間の機械の負荷（ロードアベレージ）は ${run.loadBefore}、連続運転の直前は ${soak.loadBefore}。`,
  )[language];
}

/** @param {Language} language */
function assumptionsLine(language) {
  const { activeShare, callsPerDay, peakFactor, writeShare, utilisation, signInsPerDay, refreshesPerDay } =
    assumptions;
  /** @param {number} share */
  const percent = (share) => `${Math.round(share * 100)}`;
  return words(
    `Taken for granted: ${percent(activeShare)} % of the users come on a given day; each makes ${callsPerDay} calls, signs in ${signInsPerDay === 1 ? "once" : `${signInsPerDay} times`} and asks ${refreshesPerDay} times for fresh tokens; the busiest second has ${peakFactor} times the calls of an average one; ${percent(writeShare)} % of the calls write a row; a core is used to ${percent(utilisation)} % at the peak.`,
    `前提：1 日に来るのは利用者の ${percent(activeShare)} %。一人が 1 日に ${callsPerDay} 回呼び出し、${signInsPerDay} 回サインインし、${refreshesPerDay} 回トークンを更新する。最も混む 1 秒は平均の ${peakFactor} 倍。呼び出しの ${percent(writeShare)} % が行を書き込む。混む時でもコアの使用率は ${percent(utilisation)} % まで。`,
  )[language];
}
