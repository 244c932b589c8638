import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    env: {
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
      // Each file starts a pool: its keys were made by a run before, or by the file before.
      COGNITO_EMULATOR_KEY_FOLDER: fileURLToPath(
        new URL("../../node_modules/.cache/cognito-keys", import.meta.url),
      ),
    },
    // openapi-typescript writes with the compiler's JavaScript API, which TypeScript 7 does not have.
    alias: [{ find: /^typescript$/, replacement: "typescript-with-api" }],
    server: { deps: { inline: ["openapi-typescript"] } },
    globalSetup: "test/temporary-folder.ts",
    // A committed answer is written by whoever says `-u`, and by nothing else: neither a new file nor a changed line.
    update: "none",
    reporters: ["default", ["json", { outputFile: "test-results/unit.json" }]],
    // Modules are read once for all files of a worker: they keep nothing that one test could leave to the next.
    isolate: false,
    // Several files wait for processes to start and stop, and leave the cores to others meanwhile.
    maxWorkers: 3,
    // Each file opens a database in memory: a second, and many times that on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 300_000,
    // A condition is waited for as long as a busy machine needs, not for the second that is poll's own limit.
    expect: { poll: { timeout: 20_000 } },
  },
});
