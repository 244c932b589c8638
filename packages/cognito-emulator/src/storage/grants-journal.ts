import { closeSync, fdatasync, ftruncateSync, openSync, writeSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { RefreshGrant, RefreshGrants } from "../tokens/refresh-grants.ts";
import { syncFolder, writeFileAtomically } from "./atomic-file.ts";
import { grantsFile, journalFile } from "./pool-documents.ts";
import type { StoredGrants } from "./read-grants.ts";

/** Bytes of a journal before it is worth writing all sign-ins whole, however few there are. */
const shortJournal = 256 * 1024;

const flush = promisify(fdatasync);

/** What differs from the disk at one moment. */
export interface GrantChanges {
  readonly changed: readonly RefreshGrant[];
  /** By origin_jti. */
  readonly gone: readonly string[];
  readonly line: Buffer;
  /** Which sign-ins, and in what state, the disk will agree with. */
  readonly seen: Seen;
}

interface Seen {
  readonly grants: RefreshGrants;
  readonly version: number;
}

/**
 * The sign-ins of one pool on the disk: one file with all of them, and another with what has changed since, a line for
 * every write, so that a sign-in does not write all that came before it. They are never changed in place, so one has changed
 * when it is another object than was written: no operation has to say so, and none can forget to.
 */
export class GrantsJournal {
  readonly #folder: string;
  readonly #id: string;
  readonly #written: Map<string, RefreshGrant>;
  #seen: Seen | null = null;
  #wholeLength: number;
  /** Bytes of the journal that count. */
  #length: number;
  /** Whether nothing lies behind them. Half a line may, after a crash or on a full disk. */
  #isTidy = false;

  constructor(folder: string, id: string, stored: StoredGrants) {
    this.#folder = folder;
    this.#id = id;
    this.#written = new Map(stored.grants.map((grant) => [grant.originJti, grant]));
    this.#wholeLength = stored.wholeLength;
    this.#length = stored.journalLength;
  }

  /** What has to be written for these sign-ins to survive; null when they would. */
  changes(grants: RefreshGrants): GrantChanges | null {
    const seen = { grants, version: grants.version };
    const recent = this.#seen?.grants === grants ? grants.changedSince(this.#seen.version) : null;
    const looked = recent ?? [...this.#written.keys(), ...grants.all().map(({ originJti }) => originJti)];
    const [changed, gone]: [RefreshGrant[], string[]] = [[], []];
    for (const originJti of new Set(looked)) {
      const grant = grants.findByOrigin(originJti);
      if (grant === this.#written.get(originJti)) continue;
      if (grant) changed.push(grant);
      else gone.push(originJti);
    }
    if (changed.length > 0 || gone.length > 0) {
      return { changed, gone, line: Buffer.from(`${JSON.stringify([...changed, ...gone])}\n`), seen };
    }
    this.#seen = seen;
    return null;
  }

  /** Resolves once they are on the disk. Rejects when they could not be written; the next changes hold them again. */
  async write({ changed, gone, line, seen }: GrantChanges): Promise<void> {
    await this.#append(line);
    for (const grant of changed) this.#written.set(grant.originJti, grant);
    for (const originJti of gone) this.#written.delete(originJti);
    this.#seen = seen;
    if (this.#length > Math.max(shortJournal, this.#wholeLength)) await this.#writeWhole();
  }

  /** Only the flush is waited for: the rest is done with the disk's cache, in less time than another thread takes to begin. */
  async #append(line: Buffer): Promise<void> {
    const isNew = this.#length === 0;
    const file = openSync(join(this.#folder, journalFile(this.#id)), isNew ? "w" : "r+", 0o600);
    try {
      if (!this.#isTidy) ftruncateSync(file, this.#length);
      this.#isTidy = false;
      const taken = writeSync(file, line, 0, line.length, this.#length);
      if (taken < line.length) throw new Error("The disk took half a line of the journal.");
      await flush(file);
    } finally {
      closeSync(file);
    }
    if (isNew) await syncFolder(this.#folder);
    this.#isTidy = true;
    this.#length += line.length;
  }

  /** The journal goes last. A crash in between does no harm: read over this file, it changes nothing. */
  async #writeWhole(): Promise<void> {
    const whole = JSON.stringify([...this.#written.values()]);
    await writeFileAtomically(join(this.#folder, grantsFile(this.#id)), whole);
    this.#wholeLength = Buffer.byteLength(whole);
    await rm(join(this.#folder, journalFile(this.#id)), { force: true });
    this.#length = 0;
    await syncFolder(this.#folder);
  }
}
