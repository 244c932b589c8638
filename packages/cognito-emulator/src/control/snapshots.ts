import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Pool } from "../pool/pool.ts";
import type { PoolStore } from "../pool/pool-store.ts";
import {
  fromDocuments,
  GrantsDocument,
  OutboxDocument,
  PoolDocument,
  poolParts,
} from "../storage/pool-documents.ts";
import type { TriggerFunctions } from "../triggers/trigger-functions.ts";

const Snapshot = z.array(z.object({ pool: PoolDocument, grants: GrantsDocument, outbox: OutboxDocument }));

const kept = 20;

/** What the pools held at some moments: the newest 20, in memory, in the form that is written to the disk. */
export class Snapshots {
  readonly #texts = new Map<string, string>();

  /** Keeps everything that survives a restart, and returns the name to ask for it by. */
  take(pools: PoolStore): string {
    const id = randomUUID();
    this.#texts.set(id, JSON.stringify(pools.all().map(poolParts)));
    for (const oldest of [...this.#texts.keys()].slice(0, -kept)) this.#texts.delete(oldest);
    return id;
  }

  /** The pools as they were then, new objects each time; null when there is no such snapshot. */
  read(id: string, functions: TriggerFunctions): Pool[] | null {
    const text = this.#texts.get(id);
    if (text === undefined) return null;
    return Snapshot.parse(JSON.parse(text)).map((documents) => fromDocuments({ ...documents, functions }));
  }
}
