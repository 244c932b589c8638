import { figuresOf } from "./figures.mjs";
import { whole } from "./markdown.mjs";
import { courseName, words } from "./words.mjs";

/** @import { Results } from "./committed-results.mjs" */
/** @import { Language } from "./words.mjs" */

const width = 960;
const margin = 36;
const barsLeft = 372;
const barsRight = 780;
const rowHeight = 30;
const panelHeight = 200;

/** Ours in indigo, the one with a verified pass in vermilion, everybody else in grey. @type {readonly (readonly [string, string])[]} */
const bars = [
  ["floor", "peer"],
  ["public", "ours"],
  ["hits", "seal"],
  ["new", "seal"],
  ["stock-public", "peer"],
  ["stock-hits", "peer"],
  ["fastapi-public", "peer"],
  ["fastapi", "peer"],
  ["fastapi-logged", "peer"],
  ["django-public", "peer"],
  ["django", "peer"],
];

const style = `.paper{fill:#faf7f1}.ink{fill:#1b1d2e}.soft{fill:#5c5f70}.ours{fill:#2c4a86}.seal{fill:#c8452d}.peer{fill:#a9a59b}.line{stroke:#cfc9bd}.range{stroke:#1b1d2e}.memory{stroke:#2c4a86}
@media (prefers-color-scheme:dark){.paper{fill:#13141f}.ink{fill:#f0ede6}.soft{fill:#b5b7c4}.ours{fill:#93acea}.seal{fill:#d8563d}.peer{fill:#6d7083}.line{stroke:#343648}.range{stroke:#f0ede6}.memory{stroke:#93acea}}`;

/**
 * The figures to look at: requests per second side by side, and memory over time.
 * @param {Partial<Results>} results
 * @param {Language} language
 */
export function plotOf({ run, soak }, language) {
  const title = words(
    "Requests per second: one process, 64 connections",
    "1 秒あたりの件数：1 プロセス、64 接続",
  )[language];
  const parts = run ? barsOf(run, language) : { svg: [], bottom: 80 };
  const memory = soak ? memoryOf(soak, parts.bottom + 56, language) : [];
  const height = parts.bottom + (soak ? panelHeight + 72 : 24);
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t" font-family="Geist, Inter, 'Noto Sans JP', 'Hiragino Sans', 'Yu Gothic', sans-serif">`,
    `<title id="t">${title}</title>`,
    `<style>${style}</style>`,
    `<rect class="paper" width="${width}" height="${height}" rx="10"/>`,
    text(margin, 44, title, { size: 17, weight: 600 }),
    ...parts.svg,
    ...memory,
    "</svg>",
  ].join("\n")}\n`;
}

/** @param {Results["run"]} run @param {Language} language */
function barsOf(run, language) {
  const figures = figuresOf(run);
  const rows = bars.flatMap(([id, look]) => {
    const spread = figures.of(id, "perSecond");
    return spread === null ? [] : [{ id, look, spread }];
  });
  const most = Math.max(...rows.map(({ spread }) => spread.max));
  /** @param {number} value */
  const x = (value) => Math.round(barsLeft + (value / most) * (barsRight - barsLeft));
  const note = words("median of the rounds; the stroke is the range", "各回の中央値。線は最小から最大まで")[
    language
  ];
  const svg = rows.flatMap(({ id, look, spread }, row) => {
    const y = 76 + row * rowHeight;
    const label = courseName(id)[language].replaceAll("`", "");
    return [
      text(barsLeft - 12, y + 14, label, { size: 13, anchor: "end" }),
      `<rect class="${look}" x="${barsLeft}" y="${y}" width="${Math.max(1, x(spread.median) - barsLeft)}" height="18" rx="2"/>`,
      `<path class="range" d="M${x(spread.min)} ${y + 9} H${x(spread.max)}" stroke-width="1.5" fill="none"/>`,
      text(x(spread.max) + 10, y + 14, whole(spread.median), { size: 13, weight: 600 }),
    ];
  });
  const bottom = 76 + rows.length * rowHeight;
  return {
    svg: [...svg, text(barsLeft, bottom + 14, note, { size: 12, look: "soft" })],
    bottom: bottom + 14,
  };
}

/** @param {Results["soak"]} soak @param {number} top @param {Language} language */
function memoryOf({ residentMiB, minutes }, top, language) {
  const title = words(
    "Memory of the process under mixed traffic, MiB",
    "混在した要求を受け続けるプロセスのメモリー（MiB）",
  )[language];
  const [left, right, bottom] = [margin + 44, width - margin - 60, top + panelHeight - 24];
  const highest = Math.ceil(Math.max(...residentMiB) / 50) * 50;
  const last = residentMiB.at(-1) ?? 0;
  /** @param {number} mib */
  const y = (mib) => Math.round(bottom - (mib / highest) * (bottom - top - 24));
  /** @param {number} sample */
  const x = (sample) => Math.round(left + (sample / Math.max(1, residentMiB.length - 1)) * (right - left));
  const grid = [0, highest / 2, highest].flatMap((mib) => [
    `<path class="line" d="M${left} ${y(mib)} H${right}" stroke-width="1" fill="none"/>`,
    text(left - 10, y(mib) + 4, whole(mib), { size: 12, anchor: "end", look: "soft" }),
  ]);
  const end = words(`${minutes} min`, `${minutes} 分`)[language];
  return [
    text(margin, top, title, { size: 15, weight: 600 }),
    ...grid,
    `<path class="memory" d="${residentMiB.map((mib, sample) => `${sample === 0 ? "M" : "L"}${x(sample)} ${y(mib)}`).join(" ")}" stroke-width="2" fill="none"/>`,
    text(right + 8, y(last) + 4, whole(last), { size: 13, weight: 600 }),
    text(left, bottom + 20, "0", { size: 12, look: "soft" }),
    text(right, bottom + 20, end, { size: 12, look: "soft", anchor: "end" }),
  ];
}

/**
 * @param {number} x
 * @param {number} y
 * @param {string} said
 * @param {{ size: number, weight?: number, anchor?: "start" | "end", look?: string }} form
 */
function text(x, y, said, { size, weight = 400, anchor = "start", look = "ink" }) {
  return `<text class="${look}" x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}">${said}</text>`;
}
