import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Pool } from "../pool/pool.ts";
import type { PoolStore } from "../pool/pool-store.ts";
import { fromDocuments, GrantsDocument, OutboxDocument, PoolDocument } from "../storage/pool-documents.ts";
import { documentText, textsOf } from "../storage/pool-texts.ts";
import type { TriggerFunctions } from "../triggers/trigger-functions.ts";

const Snapshot = z.array(z.object({ pool: PoolDocument, grants: GrantsDocument, outbox: OutboxDocument }));

const kept = 20;

/** A snapshot as it can be listed: the name to restore it by, and when it was taken by the emulator's clock. */
export interface SnapshotTaken {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

function snapshotText(pool: Pool): string {
  const texts = textsOf(pool);
  const grants = JSON.stringify(pool.grants.all());
  return `{"pool":${documentText(texts)},"grants":${grants},"outbox":${texts.outbox}}`;
}

/** What the pools held at some moments: the newest 20, in memory, in the form that is written to the disk. */
export class Snapshots {
  readonly #kept = new Map<string, { readonly text: string; readonly at: number }>();

  /** Keeps everything that survives a restart, and returns the name to ask for it by. `now` in milliseconds. */
  take(pools: PoolStore, now: number): string {
    const id = randomUUID();
    this.#kept.set(id, { text: `[${pools.all().map(snapshotText).join(",")}]`, at: now });
    for (const oldest of [...this.#kept.keys()].slice(0, -kept)) this.#kept.delete(oldest);
    return id;
  }

  /** Newest first. */
  all(): SnapshotTaken[] {
    return [...this.#kept].map(([id, { at }]) => ({ id, at })).toReversed();
  }

  /** The pools as they were then, new objects each time; null when there is no such snapshot. */
  read(id: string, functions: TriggerFunctions): Pool[] | null {
    const found = this.#kept.get(id);
    if (!found) return null;
    return Snapshot.parse(JSON.parse(found.text)).map((documents) =>
      fromDocuments({ ...documents, functions }),
    );
  }
}
