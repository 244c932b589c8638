import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { fileURLToPath } from "node:url";

/**
 * What has to be known to read the figures. Nothing in it names the machine or who runs it.
 * @param {{ readonly postgresBin: string | null, readonly hasPython: boolean }} found
 */
export function machineFacts({ postgresBin, hasPython }) {
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: systemName(),
    node: process.version,
    openssl: process.versions.openssl,
    wrk: firstMatch(said("wrk", ["-v"]), /wrk\s+(?:debian\/)?(\S+)/),
    postgres: postgresBin ? firstMatch(said(`${postgresBin}/postgres`, ["--version"]), /([\d.]+)/) : null,
    ...(hasPython ? pythonVersions() : {}),
  };
}

/** How many programs wanted a core in the minute before: on a quiet machine about none. */
export const loadBefore = () => Math.round((loadavg()[0] ?? 0) * 10) / 10;

/** The commit that was measured, and whether files of the product were changed on top of it. */
export function commitFacts() {
  const root = fileURLToPath(new URL("../../../../", import.meta.url));
  const commit = said("git", ["-C", root, "rev-parse", "--short", "HEAD"]).trim();
  const measured = ["apps/api", "packages", ":(exclude)apps/api/bench/results.json"];
  const changed = said("git", [
    "-C",
    root,
    "status",
    "--porcelain",
    "--untracked-files=no",
    "--",
    ...measured,
  ]);
  return { commit, isClean: changed.trim() === "" };
}

function pythonVersions() {
  const program =
    "import platform, fastapi, uvicorn, django, gunicorn, jose\nprint(platform.python_version(), fastapi.__version__, uvicorn.__version__, django.__version__, gunicorn.__version__, jose.__version__)";
  const [python, fastapi, uvicorn, django, gunicorn, jose] = said("/usr/bin/python3", ["-c", program])
    .trim()
    .split(" ");
  return { python, fastapi, uvicorn, django, gunicorn, pythonJose: jose };
}

function systemName() {
  try {
    return firstMatch(readFileSync("/etc/os-release", "utf8"), /^PRETTY_NAME="(.*)"$/m) ?? process.platform;
  } catch {
    return process.platform;
  }
}

/** Some programs say their version to standard error and end with 1. @param {string} program @param {string[]} args */
function said(program, args) {
  try {
    return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    const { stdout, stderr } = /** @type {{ stdout?: string, stderr?: string }} */ (error);
    return `${stdout ?? ""}${stderr ?? ""}`;
  }
}

/** @param {string} text @param {RegExp} pattern */
const firstMatch = (text, pattern) => pattern.exec(text)?.[1] ?? null;
