import { type Database, databaseOver } from "./database.ts";
import { clusterEngine } from "./embedded/cluster-engine.ts";
import { emptyCluster } from "./embedded/empty-cluster.ts";

/**
 * An empty, migrated database in memory. Its creation takes seconds only until a first test run has left a template.
 */
export async function createTestDatabase(): Promise<Database> {
  return databaseOver(await clusterEngine(await emptyCluster()));
}
