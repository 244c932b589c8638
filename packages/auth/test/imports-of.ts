import { readFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { dirname, resolve } from "node:path";

/** What a module reaches when it is loaded: files, by their paths, and packages that are not ours, by their names. */
export type Reach = { readonly files: ReadonlySet<string>; readonly packages: ReadonlySet<string> };

// With `verbatimModuleSyntax` the compiler keeps every import but those that say `import type`, so the source tells.
const staticImport = /^(?:import|export)\s+(?!type\b)(?:[^;"]*?\sfrom\s+)?"([^"]+)"/gm;
const dynamicImport = /\bimport\(\s*"([^"]+)"/g;

/** Follows the imports of a source file through the files of ours, this package's and the contract's. */
export function importsOf(entry: string): Reach {
  const files = new Set<string>();
  const packages = new Set<string>();
  const pending = [entry];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    for (const name of namesIn(readFileSync(file, "utf8"))) {
      if (name.startsWith(".")) pending.push(resolve(dirname(file), name));
      else if (name.startsWith("@sekisho/")) pending.push(createRequire(file).resolve(name));
      else packages.add(isBuiltin(name) ? "node:" : name);
    }
  }
  return { files, packages };
}

function namesIn(source: string): string[] {
  return [...source.matchAll(staticImport), ...source.matchAll(dynamicImport)].map(([, name = ""]) => name);
}
