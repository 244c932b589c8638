import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import type { Plugin } from "rolldown";

/** Inside the innermost node_modules, which is the package's own also where pnpm nests several. */
const packageFolder = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;
const licenceFile = /^(licen[cs]e|copying)/i;
const noticeFile = /^(notice|copyrightnotice)/i;

/**
 * Puts the licences of everything that was bundled into one file of the output, as they demand. The build fails for a
 * package that brings no licence text, and for one that was left out: whoever installs ours gets no other.
 */
export function thirdPartyNotices(fileName: string): Plugin {
  return {
    name: "third-party-notices",
    generateBundle(_options, bundle) {
      const folders = new Set<string>();
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk") continue;
        const left = [...chunk.imports, ...chunk.dynamicImports].filter(
          (name) => !isBuiltin(name) && !(name in bundle),
        );
        if (left.length > 0) this.error(`Left out of the bundle: ${left.join(", ")}.`);
        for (const id of chunk.moduleIds) {
          const [folder] = packageFolder.exec(id) ?? [];
          if (folder) folders.add(folder);
        }
      }
      const notices = new Map([...folders].map((folder) => noticeOf(folder)));
      const text = [...notices]
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([, notice]) => notice);
      this.emitFile({ type: "asset", fileName, source: `${introduction}\n${text.join("\n")}` });
    },
  };
}

const introduction = "The files in this folder contain code of the following packages.\n";

/** Throws for a package without a licence text. */
function noticeOf(folder: string): [title: string, notice: string] {
  // npm publishes no package without these.
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    name: string;
    version: string;
    license?: string;
  };
  const files = readdirSync(folder);
  const licences = files.filter((file) => licenceFile.test(file));
  if (licences.length === 0) throw new Error(`${name} ${version} brings no licence text.`);
  const texts = [...licences, ...files.filter((file) => noticeFile.test(file))].map((file) =>
    readFileSync(join(folder, file), "utf8").trim(),
  );
  const heading = `${name} ${version}${license ? ` (${license})` : ""}`;
  return [`${name} ${version}`, `${"=".repeat(78)}\n${heading}\n\n${texts.join("\n\n")}\n`];
}
