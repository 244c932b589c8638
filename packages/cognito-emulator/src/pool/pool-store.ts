import { faults } from "../cognito-error.ts";
import type { TriggerFunctions } from "../triggers/trigger-functions.ts";
import type { Client } from "./client.ts";
import type { Pool } from "./pool.ts";

/** Every pool of this emulator. */
export class PoolStore {
  readonly #pools = new Map<string, Pool>();
  /** What the triggers of these pools can run. */
  readonly functions: TriggerFunctions;

  constructor(functions: TriggerFunctions) {
    this.functions = functions;
  }

  all(): Pool[] {
    return [...this.#pools.values()];
  }

  add(pool: Pool): void {
    this.#pools.set(pool.id, pool);
  }

  remove(pool: Pool): void {
    this.#pools.delete(pool.id);
  }

  find(id: string): Pool | undefined {
    return this.#pools.get(id);
  }

  /** The pool of this id. Throws ResourceNotFoundException. */
  pool(id: string): Pool {
    const pool = this.find(id);
    if (!pool) throw faults.poolNotFound(id);
    return pool;
  }

  /** The app client of this id, and its pool. Throws ResourceNotFoundException. */
  client(clientId: string): { pool: Pool; client: Client } {
    for (const pool of this.#pools.values()) {
      const client = pool.clients.get(clientId);
      if (client) return { pool, client };
    }
    throw faults.clientNotFound(clientId);
  }
}
