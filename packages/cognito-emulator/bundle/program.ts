import { fileURLToPath } from "node:url";
import type { OutputOptions, RolldownOptions } from "rolldown";
import { reflectMetadataFirst } from "./reflect-metadata-first.ts";

/**
 * The program and the library in a few files, without a dependency left: Node spends more time on finding some 500 modules
 * than on running them. What is imported when it is needed (passkeys, certificates, YAML) stays in files of its own.
 */
export const program = {
  cwd: fileURLToPath(new URL("..", import.meta.url)),
  input: { cli: "src/cli.ts", index: "src/index.ts" },
  platform: "node",
  // On Node the older form comes first by default, of which nothing can be left out.
  resolve: { mainFields: ["module", "main"] },
  plugins: [reflectMetadataFirst()],
} satisfies RolldownOptions;

/** Neither hashes nor short names: a stack trace should say something. */
export const files = {
  cleanDir: true,
  entryFileNames: "[name].js",
  chunkFileNames: ({ name, moduleIds }) => `${packageOf(moduleIds.at(-1)) ?? name}.js`,
  minifyInternalExports: false,
  sourcemap: true,
} satisfies OutputOptions;

/** The package a module comes from, as part of a file name: most packages call their own file index.js. */
function packageOf(id = ""): string | undefined {
  const [, scope, name] = /.*[\\/]node_modules[\\/](?:@([^\\/]+)[\\/])?([^\\/]+)/.exec(id) ?? [];
  return scope ? `${scope}-${name}` : name;
}
