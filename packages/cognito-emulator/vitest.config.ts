import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    // Holds every answer that any test gets against AWS's own shapes and errors.
    setupFiles: ["test/watch-answers.ts"],
    reporters: ["default", ["json", { outputFile: "test-results/unit.json" }]],
    // Amplify's own SRP is slow, and so is making the keys of the first run: a busy machine needs seconds for either.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // A condition is waited for as long as a busy machine needs, not for the second that is poll's own limit.
    expect: { poll: { timeout: 20_000 } },
    // Modules are read once for all files of a worker: they keep nothing that one test could leave to the next.
    isolate: false,
    env: {
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
      COGNITO_EMULATOR_KEY_FOLDER: fileURLToPath(
        new URL("../../node_modules/.cache/cognito-keys", import.meta.url),
      ),
    },
  },
});
