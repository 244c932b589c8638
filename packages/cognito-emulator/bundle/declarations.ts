import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "rolldown";
import { gatherTypes } from "./gather-types.ts";

/** Writes the types beside the bundle, with those of zod that they are made of. The build fails where they do not compile. */
export function declarations(): Plugin {
  return {
    name: "declarations",
    writeBundle({ dir }) {
      if (dir === undefined) return this.error("The types need the folder of the bundle.");
      const require = createRequire(import.meta.url);
      const compiler = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");
      execFileSync(process.execPath, [compiler, "-p", "tsconfig.build.json", "--outDir", dir], {
        stdio: "inherit",
      });
      gatherTypes(dir, { zod: dirname(require.resolve("zod/package.json")) });
    },
  };
}
