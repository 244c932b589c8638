import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../workspace.mjs";

const citedPath = /`((?:apps|packages|docs|scripts|\.ci)\/[\w./()[\]@-]+)`/g;
const link = /\]\((?!https?:|mailto:|#)([^)\s#]+)[^)]*\)/g;

/** A path that a document names, in code type or as a link, must exist. Patterns with *, < or … are read as patterns. */
export function checkDocumentPaths(files) {
  return files
    .filter((file) => file.endsWith(".md"))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), "utf8");
      const cited = [...text.matchAll(citedPath)].map(([, path]) => path);
      const linked = [...text.matchAll(link)].map(([, path]) => join(dirname(file), path));
      return [...cited, ...linked]
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${file} cites ${path}, which does not exist.`);
    });
}
