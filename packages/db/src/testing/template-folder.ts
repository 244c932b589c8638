import { fileURLToPath } from "node:url";

/** Where a test run leaves what the next ones copy: ignored by git, and thrown away with node_modules. */
export const templateFolder = fileURLToPath(new URL("../../node_modules/.cache/sekisho-db", import.meta.url));
