import type { Channel, Listen } from "./notices.ts";
import { ownerMark } from "./owner-mark.ts";

/**
 * Calls `wake` whenever something of this owner's may have changed, on whichever instance, and answers how to stop.
 * A wake says "look", as notices do (`notices.ts`): it may come without a change, and in a bad hour not at all.
 */
export type WatchOwner = (ownerSub: string, wake: () => void) => () => void;

/** Watches a channel whose notices name owners: it is listened to once, however many watch, and only while somebody does. */
export function ownerWatch(listen: Listen, channel: Channel): WatchOwner {
  const watchers = new Map<string, Set<() => void>>();
  let stopListening: (() => void) | null = null;

  const wakeAll = (sets: Iterable<Set<() => void>>) => {
    for (const set of sets) for (const wake of set) wake();
  };
  const hear = (about: string | null) => {
    // Null says that notices may have been missed: anybody's.
    if (about === null) return wakeAll(watchers.values());
    const set = watchers.get(about);
    if (set) wakeAll([set]);
  };

  return (ownerSub, wake) => {
    const mark = ownerMark(ownerSub);
    const set = watchers.get(mark) ?? new Set();
    const watcher = () => wake(); // its own identity, so that one function may watch twice
    watchers.set(mark, set.add(watcher));
    stopListening ??= listen(channel, hear);
    return () => {
      set.delete(watcher);
      if (set.size === 0 && watchers.get(mark) === set) watchers.delete(mark);
      if (watchers.size > 0 || stopListening === null) return;
      stopListening();
      stopListening = null;
    };
  };
}
