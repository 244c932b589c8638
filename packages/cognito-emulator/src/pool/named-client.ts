import { faults } from "../cognito-error.ts";
import type { Client } from "./client.ts";
import type { Pool } from "./pool.ts";

/** This pool's app client of this id. Throws ResourceNotFoundException, also for another pool's client. */
export function namedClient(pool: Pool, id: string): Client {
  const client = pool.clients.get(id);
  if (!client) throw faults.clientNotFound(id);
  return client;
}
