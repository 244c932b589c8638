import { join, resolve } from "node:path";

/** Where the embedded PostgreSQL lies below `dataDir`. It is there once the first start has made it whole. */
export const embeddedFolder = (dataDir: string): string => join(resolve(dataDir), "postgres");
