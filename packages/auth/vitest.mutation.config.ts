import { defineConfig, mergeConfig } from "vitest/config";
import shared from "./vitest.config.ts";

// What a bent rule must turn red at the latest. The long proofs and what needs a user pool, a compiler or a server of its
// own would run for every rule that is bent and not noticed, and would only notice what these should.
export default mergeConfig(
  shared,
  defineConfig({
    test: {
      // Modules are read once for all files: they keep nothing that one test could leave to the next.
      isolate: false,
      exclude: [
        "src/testing/*.test.ts",
        "test/{documentation,differential,fuzz,properties}.test.ts",
        "test/{providers,user-pool,remote-check}.test.ts",
      ],
      reporters: ["default"],
    },
  }),
);
