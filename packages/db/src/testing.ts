import { type Database, databaseOver } from "./database.ts";
import { clusterEngine } from "./embedded/cluster-engine.ts";
import { emptyCluster } from "./embedded/empty-cluster.ts";

export { type HangingWay, startHangingWay } from "./testing/hanging-way.ts";
export { layEmbeddedFolder } from "./testing/lay-embedded-folder.ts";
export {
  connected,
  createOwner,
  findPostgres,
  startPostgres,
  type ThrowawayPostgres,
} from "./testing/throwaway-postgres.ts";

/**
 * An empty, migrated database in memory. Its creation takes seconds only until a first test run has left a template.
 */
export async function createTestDatabase(): Promise<Database> {
  return databaseOver(await clusterEngine(await emptyCluster()));
}
