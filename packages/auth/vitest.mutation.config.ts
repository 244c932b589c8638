import { defineConfig, mergeConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import shared from "./vitest.config.ts";

/** The table of forgeries comes last: it takes longer than all others together, and most of what is bent is noticed by them. */
class ForgeriesLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => moduleId.endsWith("/verify-token.test.ts");
    return files.toSorted((a, b) => Number(isLong(a)) - Number(isLong(b)));
  }
}

// What a bent rule must turn red at the latest. The long proofs and what needs a user pool, a compiler or a server of its
// own would run for every rule that is bent and not noticed, and would only notice what these should.
export default mergeConfig(
  shared,
  defineConfig({
    test: {
      // Modules are read once for all files: they keep nothing that one test could leave to the next.
      isolate: false,
      setupFiles: ["test/key-stock.setup.ts"],
      sequence: { sequencer: ForgeriesLast },
      exclude: [
        "src/testing/*.test.ts",
        "test/{documentation,differential,fuzz,properties}.test.ts",
        "test/{providers,user-pool,remote-check}.test.ts",
      ],
      reporters: ["default"],
    },
  }),
);
