import { fileURLToPath } from "node:url";
import { checkPackage } from "../../../scripts/package/check-package.mjs";

await checkPackage({
  packageFolder: fileURLToPath(new URL("..", import.meta.url)),
  neighbours: ["@trpc/server", "zod", "typescript", "@types/node"],
  program: "call-router.ts",
  entrances: ["./policy", "./testing"],
});
