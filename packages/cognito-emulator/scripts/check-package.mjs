import { fileURLToPath } from "node:url";
import { checkPackage } from "../../../scripts/package/check-package.mjs";

await checkPackage({
  packageFolder: fileURLToPath(new URL("..", import.meta.url)),
  neighbours: ["@aws-sdk/client-cognito-identity-provider", "typescript", "@types/node"],
  program: "sign-in.ts",
});
