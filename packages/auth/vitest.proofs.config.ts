import { defineConfig } from "vitest/config";

/** The random proofs at full length: `pnpm run differential` and `pnpm run fuzz`. The unit tests run them for seconds. */
export default defineConfig({
  test: {
    include: ["test/differential.test.ts", "test/fuzz.test.ts"],
    // No file: test-results/unit.json belongs to the unit tests, which npm test counts.
    reporters: ["default"],
    env: {
      DIFFERENTIAL_TOKENS: process.env["DIFFERENTIAL_TOKENS"] ?? "10000",
      FUZZ_ROUNDS: process.env["FUZZ_ROUNDS"] ?? "1000000",
      SHOW_FIGURES: "1",
    },
  },
});
