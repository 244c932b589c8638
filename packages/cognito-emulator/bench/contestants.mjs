import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * An emulator under measurement, as somebody starts it who has it from npm.
 * @typedef {object} Contestant
 * @property {string} id
 * @property {string} version
 * @property {readonly string[]} command
 * @property {(port: number) => Record<string, string>} settings
 * @property {boolean} knowsSrp whether a browser's default sign-in works with it at all
 */

const packageFolder = fileURLToPath(new URL("..", import.meta.url));
/** The only other emulator on npm that is kept up. Its copies under other names are older states of it. */
const peer = { name: "cognito-local", version: "5.3.0" };

/** @param {string} folder what is installed goes there @returns {readonly Contestant[]} */
export function contestants(folder) {
  return [ours(), cognitoLocal(folder)];
}

/** @returns {Contestant} */
function ours() {
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  return {
    id: "sekisho",
    version,
    command: [process.execPath, join(packageFolder, "dist/cli.js")],
    settings: (port) => ({ PORT: String(port), DATA_DIR: "." }),
    knowsSrp: true,
  };
}

/** @param {string} folder @returns {Contestant} */
function cognitoLocal(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true }));
  const install = ["install", "--no-audit", "--no-fund", "--loglevel=error", `${peer.name}@${peer.version}`];
  execFileSync("npm", install, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  const installed = join(folder, "node_modules", peer.name);
  const { bin, version } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  const program = typeof bin === "string" ? bin : bin[peer.name];
  return {
    id: peer.name,
    version,
    command: [process.execPath, join(installed, program)],
    settings: (port) => ({ PORT: String(port), HOST: "127.0.0.1" }),
    knowsSrp: false,
  };
}
