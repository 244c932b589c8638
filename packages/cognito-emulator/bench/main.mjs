import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { contestants } from "./contestants.mjs";
import { measure, median, warmUps } from "./measure.mjs";
import { readResults, section, writePages, writeResults } from "./report.mjs";

/** @import { Figures } from "./measure.mjs" */
/** @import { Results } from "./report.mjs" */

const usage = `pnpm --filter @sekisho/cognito-emulator run bench [--rounds N] [--sign-ins N] [--write] | --pages

  --rounds    how often every emulator has its turn (5)
  --sign-ins  how many of each kind in a turn (200)
  --write     rewrite bench/results.json, and the figures in both READMEs
  --pages     measure nothing: rewrite the figures in both READMEs from the committed results`;

const { values } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== "--"), // what some package managers put before the flags
  options: {
    rounds: { type: "string", default: "5" },
    "sign-ins": { type: "string", default: "200" },
    write: { type: "boolean", default: false },
    pages: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) console.log(usage);
else if (values.pages) writePages(readResults());
else {
  const results = await run(Number(values.rounds), Number(values["sign-ins"]));
  console.log(section(results, "en"));
  if (values.write) {
    writeResults(results);
    writePages(readResults());
  }
}

/** The emulators take turns, so that a busy minute of the machine meets all. @param {number} rounds @param {number} signIns @returns {Promise<Results>} */
async function run(rounds, signIns) {
  const folder = mkdtempSync(join(tmpdir(), "cognito-bench-"));
  try {
    const all = contestants(join(folder, "peers"));
    const load = loadavg()[0] ?? 0;
    /** @type {Figures[][]} */
    const seen = all.map(() => []);
    for (let round = 0; round < rounds; round += 1) {
      for (const [place, contestant] of all.entries()) {
        seen[place]?.push(await measure(contestant, { signIns, folder }));
      }
    }
    return {
      date: new Date().toISOString().slice(0, 10),
      commit: execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim(),
      load,
      machine: {
        cpu: cpus()[0]?.model ?? "unknown",
        cores: availableParallelism(),
        node: process.versions.node,
      },
      rounds,
      warmUps,
      signIns,
      contestants: all.map(({ id, version }, place) => ({ id, version, ...mediansOf(seen[place] ?? []) })),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {readonly Figures[]} turns @returns {Figures} */
function mediansOf(turns) {
  /** @param {keyof Figures} name */
  const middle = (name) => median(turns.map((turn) => turn[name] ?? Number.NaN));
  /** @param {keyof Figures} name */
  const middleIfAny = (name) => (turns.every((turn) => turn[name] === null) ? null : middle(name));
  return {
    startMs: middle("startMs"),
    startCpuMs: middle("startCpuMs"),
    idleMiB: middle("idleMiB"),
    busyMiB: middle("busyMiB"),
    passwordsPerCpuSecond: middle("passwordsPerCpuSecond"),
    passwordMs: middle("passwordMs"),
    srpMs: middleIfAny("srpMs"),
    srpCpuMs: middleIfAny("srpCpuMs"),
  };
}
