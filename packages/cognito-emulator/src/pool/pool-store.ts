import { faults } from "../cognito-error.ts";
import type { MakeKey } from "../tokens/make-key.ts";
import type { TriggerFunctions } from "../triggers/trigger-functions.ts";
import type { Client } from "./client.ts";
import type { Pool } from "./pool.ts";

/** Every pool of this emulator. */
export class PoolStore {
  readonly #pools = new Map<string, Pool>();
  #issuerBase: string | null = null;
  /** What the triggers of these pools can run. */
  readonly functions: TriggerFunctions;
  /** Where the signing keys of new pools, and of a rotation, come from. */
  readonly makeKey: MakeKey;

  constructor(functions: TriggerFunctions, makeKey: MakeKey) {
    this.functions = functions;
    this.makeKey = makeKey;
  }

  all(): Pool[] {
    return [...this.#pools.values()];
  }

  add(pool: Pool): void {
    this.#pools.set(pool.id, pool);
    if (this.#issuerBase !== null) pool.issuer = `${this.#issuerBase}/${pool.id}`;
  }

  /** From now on every pool's tokens name `base/<pool id>` as their issuer, where discovery finds it. */
  issueFrom(base: string): void {
    this.#issuerBase = base;
    for (const pool of this.all()) this.add(pool);
  }

  remove(pool: Pool): void {
    this.#pools.delete(pool.id);
  }

  /** Puts other pools in the place of all there are. */
  replaceAll(pools: readonly Pool[]): void {
    this.#pools.clear();
    for (const pool of pools) this.add(pool);
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

  /** The pool that holds this domain; undefined when none does. */
  ofDomain(name: string): Pool | undefined {
    return this.all().find(({ domain }) => domain?.name === name);
  }

  /** The app client of this id, and its pool; undefined when there is none. */
  findClient(clientId: string): { pool: Pool; client: Client } | undefined {
    for (const pool of this.#pools.values()) {
      const client = pool.clients.get(clientId);
      if (client) return { pool, client };
    }
    return undefined;
  }

  /** The app client of this id, and its pool. Throws ResourceNotFoundException. */
  client(clientId: string): { pool: Pool; client: Client } {
    const found = this.findClient(clientId);
    if (!found) throw faults.clientNotFound(clientId);
    return found;
  }
}
