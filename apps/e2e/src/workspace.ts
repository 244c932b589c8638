import { fileURLToPath } from "node:url";

/** The repository's root, seen from this file in src as well as in dist. */
export const workspaceRoot = fileURLToPath(new URL("../../../", import.meta.url));
