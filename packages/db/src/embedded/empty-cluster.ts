import { PGlite } from "@electric-sql/pglite";
import { embeddedTemplate } from "../testing/embedded-template.ts";

/** A migrated cluster in memory, for tests: a copy of a template. */
export async function emptyCluster(): Promise<PGlite> {
  return PGlite.create({ loadDataDir: await embeddedTemplate() });
}
