import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (name: string) => fileURLToPath(new URL(`src/${name}.ts`, import.meta.url));

export default defineConfig({
  resolve: {
    // The examples of the documentation name the package as its users do, and run on its source.
    alias: [
      { find: /^@sekisho\/auth$/, replacement: source("index") },
      { find: /^@sekisho\/auth\/(testing|policy)$/, replacement: source("$1") },
    ],
  },
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    // Keys are made and servers started in tests: seconds on a machine that does other work beside.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // A condition is waited for as long as a busy machine needs, not for the second that is poll's own limit.
    expect: { poll: { timeout: 20_000 } },
    reporters: ["default", ["json", { outputFile: "test-results/unit.json" }]],
  },
});
