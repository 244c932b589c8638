import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    reporters: ["default", ["json", { outputFile: "test-results/unit.json" }]],
    // Making an embedded cluster for the first time takes 4 seconds, and ten times that on a busy machine.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // A condition is waited for as long as a busy machine needs, not for the second that is poll's own limit.
    expect: { poll: { timeout: 20_000 } },
    // Modules are read once for all files of a worker: they keep nothing that one test could leave to the next.
    isolate: false,
  },
});
