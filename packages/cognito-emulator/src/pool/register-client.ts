import type { Client } from "./client.ts";
import { assertClientSettings } from "./client-rules.ts";
import { assertOAuthSettings } from "./oauth-client-rules.ts";
import type { Pool } from "./pool.ts";

/**
 * Puts an app client into its pool, in the place of one of the same id: the one way in, for operations and seeds alike.
 * Throws InvalidParameterException, InvalidOAuthFlowException, ScopeDoesNotExistException.
 */
export function registerClient(pool: Pool, client: Client): void {
  assertClientSettings(pool, client.settings);
  assertOAuthSettings(pool, client);
  pool.clients.set(client.id, client);
}
