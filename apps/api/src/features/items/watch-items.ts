import type { ItemChangesInput, ItemEvent } from "@sekisho/contract/item-changes";
import { type TrackedEnvelope, tracked } from "@trpc/server";
import { createBell } from "../../bell.ts";
import { streamPage, streamPoll } from "../../http/limits.ts";
import type { StreamCall } from "../call.ts";

/**
 * The caller's changes after the event they received last, for as long as they listen. Every event's id is the position to
 * resume from, also of the first, so that nothing is lost between it and the first change. Changes stay in the database until
 * the reader has room for them.
 */
export async function* watchItems({
  db,
  principal,
  input,
  ending,
}: StreamCall<ItemChangesInput>): AsyncGenerator<TrackedEnvelope<ItemEvent>, void> {
  const bell = createBell();
  // First of all: what changes after the first look is then heard of.
  const stopWatching = db.itemChanges.watch(principal.sub, bell.ring);
  ending.addEventListener("abort", bell.ring, { once: true });
  try {
    let position = Number(input.lastEventId ?? Number.NaN);
    if (Number.isNaN(position)) {
      position = await db.itemChanges.last(principal.sub);
      yield tracked(String(position), { kind: "reset" });
    }
    while (!ending.aborted) {
      const page = await db.itemChanges.since(principal.sub, position, streamPage);
      if (page.kind === "lost") {
        position = page.last;
        yield tracked(String(position), { kind: "reset" });
        continue;
      }
      for (const { position: reached, change } of page.changes) {
        position = reached;
        yield tracked(String(position), change);
      }
      if (page.changes.length < streamPage) await bell.rung(streamPoll);
    }
  } finally {
    stopWatching();
  }
}
