import { join } from "node:path";
import type { RefreshGrant } from "../tokens/refresh-grants.ts";
import { GrantsDocument, grantsFile, JournalLine, journalFile } from "./pool-documents.ts";
import { readDocument, readIfThere, unreadable } from "./read-document.ts";

/** The sign-ins of a pool as the disk has them. */
export interface StoredGrants {
  readonly grants: readonly RefreshGrant[];
  /** Bytes of the journal up to where it can be read. */
  readonly journalLength: number;
  /** Characters, or so, of the file with all of them. */
  readonly wholeLength: number;
}

export const noGrants: StoredGrants = { grants: [], journalLength: 0, wholeLength: 0 };

/**
 * Reads the sign-ins of a pool: all of them, then line by line what has changed since. Nothing is answered before its line
 * is flushed, and no line is begun before, so only the last can be a half one, which nobody was told of: it does not count.
 * Throws StartUpError naming a bad file.
 */
export async function readGrants(folder: string, id: string): Promise<StoredGrants> {
  const whole = (await readDocument(join(folder, grantsFile(id)), GrantsDocument)) ?? [];
  const grants = new Map(whole.map((grant) => [grant.originJti, grant]));
  const path = join(folder, journalFile(id));
  const journal = (await readIfThere(path)) ?? Buffer.alloc(0);
  let journalLength = 0;
  for (const { bytes, isLast } of linesOf(journal)) {
    const changes = readLine(bytes);
    if (changes === null && isLast) break;
    if (changes === null) throw unreadable(path, new Error(`Not a line of ours at byte ${journalLength}.`));
    for (const change of changes) {
      if (typeof change === "string") grants.delete(change);
      else grants.set(change.originJti, change);
    }
    journalLength += bytes.length;
  }
  return { grants: [...grants.values()], journalLength, wholeLength: JSON.stringify(whole).length };
}

/** Each with its line break, if it got as far. */
function* linesOf(journal: Buffer): Generator<{ bytes: Buffer; isLast: boolean }> {
  for (let start = 0, end: number; start < journal.length; start = end) {
    end = journal.indexOf("\n", start) + 1 || journal.length;
    yield { bytes: journal.subarray(start, end), isLast: end === journal.length };
  }
}

/** What a line says; null for half a line, which may be whole but for its end. */
function readLine(bytes: Buffer): JournalLine | null {
  if (bytes.at(-1) !== 0x0a) return null;
  try {
    return JournalLine.parse(JSON.parse(bytes.toString()));
  } catch {
    return null;
  }
}
