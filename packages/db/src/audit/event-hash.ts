import { createHash } from "node:crypto";
import type { AuditEvent } from "@sekisho/contract/audit";
import { type Canonical, canonicalJson } from "./canonical-json.ts";

/** Stands before the first event. */
export const genesisHash = "0".repeat(64);

/** An event without its place and its hash: what the hash is made of, together with the hash before. */
export type Hashed = Omit<AuditEvent, "id" | "hash">;

/** A fixed list, so that nothing a row or a caller adds beside it counts. */
const members = [
  "at",
  "actor_sub",
  "actor_username",
  "action",
  "outcome",
  "target",
  "reason",
  "procedure",
  "request_id",
  "network",
  "repeated",
  "detail",
] as const satisfies readonly (keyof Hashed)[];

/**
 * SHA-256 in hexadecimal over the hash before, a line feed, and the event as canonical JSON. Its place is no part of it:
 * the hash before says it. Members that are null are left out, so that one that comes later leaves older hashes good.
 */
export function eventHash(previous: string, event: Hashed): string {
  const content: Record<string, Canonical> = {};
  for (const name of members) if (event[name] !== null) content[name] = event[name];
  return createHash("sha256")
    .update(`${previous}\n${canonicalJson(content)}`)
    .digest("hex");
}
