import type { AuditEvent } from "@sekisho/contract/audit";
import type { Overseeing } from "../row-scope.ts";
import { type ChainHead, readHead } from "./chain-head.ts";
import type { ChainBreak, ChainVerdict } from "./chain-verdict.ts";
import { eventHash, genesisHash } from "./event-hash.ts";
import { walkChain } from "./walk-chain.ts";

/**
 * Checks every link, from the first event to the head as it is now; what is added meanwhile is the next check's.
 * `noted` is a head that was written down earlier, elsewhere: whoever can write to the database can make a new chain that
 * holds together, but none that leads through a hash of the old one.
 */
export async function verifyChain(overseeing: Overseeing, noted: ChainHead | null): Promise<ChainVerdict> {
  const { length, hash: headHash, last } = await overseeing(readHead);
  let id = 0;
  let hash = genesisHash;
  for await (const event of walkChain(overseeing, last)) {
    if (event.id !== id + 1) return broken(event.id <= id ? "added" : "removed", id + 1);
    if (event.hash !== eventHash(hash, event))
      return broken(await breakOf(overseeing, event, last), event.id);
    ({ id, hash } = event);
    if (noted?.length === id && noted.hash !== hash) return broken("rewritten", id);
  }
  if (length === null) return broken("head-missing", id);
  if (length > id) return broken("cut-tail", id + 1);
  if (length < id) return broken("added", length + 1);
  if (headHash !== hash) return broken("changed", id);
  // Both were cut together, the events and the head.
  if (noted !== null && noted.length > id) return broken("cut-tail", id + 1);
  return { kind: "whole", head: { length: id, hash } };
}

const broken = (how: ChainBreak, id: number): ChainVerdict => ({ kind: "broken", how, id });

/** An event that fits behind another one's hash is genuine and was moved; one that fits nowhere was changed. */
async function breakOf(overseeing: Overseeing, event: AuditEvent, last: number): Promise<ChainBreak> {
  if (event.hash === eventHash(genesisHash, event)) return "out-of-order";
  for await (const { hash } of walkChain(overseeing, last))
    if (event.hash === eventHash(hash, event)) return "out-of-order";
  return "changed";
}
