import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

// The contract is not on npm, and this package needs a few small modules of it. So dist carries copies of exactly those
// and imports them by path. The sources go on naming @sekisho/contract: the rule about layers is about them.
const dist = fileURLToPath(new URL("../dist", import.meta.url));
const copies = join(dist, "contract");
const contractDist = fileURLToPath(new URL("../../contract/dist", import.meta.url));

// By name as tsc writes it, or by path as an earlier run has: `tsc --watch` may have written only some files anew.
const contractSpecifier = /(["'`])(?:@sekisho\/contract|\.{1,2}(?:\/\.\.)*\/contract)\/([\w-]+)(?:\.js)?\1/g;
const siblingSpecifier = /(["'`])\.\/([\w-]+)\.[jt]s\1/g;
const strangeSpecifier = /(["'`])(@sekisho\/(?!auth\b)[^"'`\s]*)\1/g;
const mapComment = /^\/\/# sourceMappingURL=.*$/m;

const modules = copyModules(importCopies());
console.log(`inline-contract: ${[...modules].join(", ") || "nothing to copy"}`);
const strays = findStrays();
for (const stray of strays) console.error(stray);
process.exitCode = strays.length > 0 ? 1 : 0;

/** Makes dist import its copies; returns the names of the modules it asks for. */
function importCopies() {
  const names = new Set();
  for (const file of compiledFiles().filter((path) => dirname(path) !== copies)) {
    const text = readFileSync(file, "utf8");
    const rewritten = text.replace(contractSpecifier, (_, quote, name) => {
      names.add(name);
      return `${quote}${relativeSpecifier(dirname(file), join(copies, `${name}.js`))}${quote}`;
    });
    if (rewritten !== text) writeFileSync(file, rewritten);
  }
  return names;
}

/** Copies these modules and those they import. Their maps stay behind: they point at sources that are not shipped. */
function copyModules(names) {
  rmSync(copies, { recursive: true, force: true });
  mkdirSync(copies);
  const all = new Set(names);
  // A Set hands out what is added while it is walked.
  for (const name of all) {
    for (const fileName of [`${name}.js`, `${name}.d.ts`]) {
      const source = join(contractDist, fileName);
      if (!existsSync(source)) throw new Error(`${source} does not exist: build @sekisho/contract first.`);
      const text = readFileSync(source, "utf8");
      for (const [, , sibling] of text.matchAll(siblingSpecifier)) all.add(sibling);
      writeFileSync(join(copies, fileName), text.replace(mapComment, ""));
    }
  }
  return all;
}

function findStrays() {
  return compiledFiles().flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(strangeSpecifier)].map(
      ([, , name]) => `dist/${relative(dist, file)} names ${name}, which nobody outside can install.`,
    ),
  );
}

function compiledFiles() {
  return readdirSync(dist, { recursive: true })
    .filter((file) => /\.(js|d\.ts)$/.test(file))
    .map((file) => join(dist, file));
}

function relativeSpecifier(from, to) {
  const path = relative(from, to).replaceAll("\\", "/");
  return path.startsWith(".") ? path : `./${path}`;
}
