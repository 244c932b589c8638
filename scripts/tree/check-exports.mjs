import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../workspace.mjs";

/** What a package.json promises to importers must lie on the disk after a build. */
export function checkExports(files) {
  return files
    .filter((file) => file.endsWith("package.json"))
    .flatMap((file) => {
      const { exports = {}, bin = {} } = JSON.parse(readFileSync(join(root, file), "utf8"));
      return [...leaves(exports), ...leaves(bin)]
        .filter((target) => !existsSync(join(root, dirname(file), target)))
        .map(
          (target) => `${file} promises ${target}, which does not exist. Build first, or correct the path.`,
        );
    });
}

function leaves(value) {
  return typeof value === "string" ? [value] : Object.values(value).flatMap(leaves);
}
