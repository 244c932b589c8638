import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** As compilers write them: one statement on a line. Examples in comments begin with a star. */
const specifier = /(?<=^(?:import|export)\b[^"'\n]*\bfrom |^import |\bimport\()(["'])([^"'\n]+)\1/gm;

/**
 * Makes the declarations of a folder stand by themselves: those that index.d.ts does not lead to go, and those of the
 * packages named come along, because nobody who installs ours has them. Throws for any other package but Node's types.
 * @param packages folder by name
 */
export function gatherTypes(dist: string, packages: Readonly<Record<string, string>>): void {
  const kept = new Set([join(dist, "index.d.ts")]);
  // A Set hands out what is added while it is walked.
  for (const file of kept) {
    const from = sourceOf(file);
    const text = readFileSync(from, "utf8").replace(specifier, (whole, quote: string, name: string) => {
      if (name.startsWith("node:")) return whole;
      const target = name.startsWith(".") ? join(dirname(file), name) : join(dist, name, "index.js");
      if (!name.startsWith(".") && !(name in packages))
        throw new Error(`${from} needs the types of ${name}.`);
      kept.add(target.replace(/\.[jt]s$/, ".d.ts"));
      return `${quote}${pathBetween(file, target)}${quote}`;
    });
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  for (const file of declarationsIn(dist)) if (!kept.has(file)) rmSync(file);

  /** Ours lie in their place already; a package's come from its folder. */
  function sourceOf(file: string): string {
    const [name = "", ...rest] = relative(dist, file).split(/[\\/]/);
    const folder = packages[name];
    return folder === undefined ? file : join(folder, ...rest);
  }
}

function pathBetween(file: string, target: string): string {
  const path = relative(dirname(file), target).replaceAll("\\", "/");
  return path.startsWith(".") ? path : `./${path}`;
}

const declarationsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".d.ts"))
    .map((file) => join(folder, file));
