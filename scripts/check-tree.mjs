import { checkDocumentPaths } from "./tree/check-document-paths.mjs";
import { checkExports } from "./tree/check-exports.mjs";
import { checkFileNames } from "./tree/check-file-names.mjs";
import { checkLanguages } from "./tree/check-languages.mjs";
import { checkPackageManager } from "./tree/check-package-manager.mjs";
import { listFiles } from "./tree/list-files.mjs";

const checks = [checkFileNames, checkExports, checkLanguages, checkDocumentPaths, checkPackageManager];

const files = listFiles();
const problems = checks.flatMap((check) => check(files));
for (const problem of problems) console.error(problem);
console.log(`check-tree: ${files.length} files, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
