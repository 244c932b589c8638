import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    reporters: ["default", ["json", { outputFile: "test-results/unit.json" }]],
    // Making an embedded cluster for the first time takes 4 seconds, and ten times that on a busy machine.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
