import { defineConfig } from "rolldown";
import { declarations } from "./bundle/declarations.ts";
import { files, program } from "./bundle/program.ts";
import { thirdPartyNotices } from "./bundle/third-party-notices.ts";

// What is published: the program, the licences of what is in it, and its types. The maps stay in the repository.
export default defineConfig({
  ...program,
  plugins: [...program.plugins, thirdPartyNotices("THIRD-PARTY-NOTICES.txt"), declarations()],
  output: { ...files, dir: "dist" },
  // The compiler takes most of the time, as it should.
  checks: { bundlerTimings: false },
});
