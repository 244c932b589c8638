import type { ChainHead } from "./chain-head.ts";

/**
 * How a chain is broken at an event.
 * `changed`: the event does not fit its hash. `removed`: there is none of this number, and there are later ones.
 * `out-of-order`: the event is genuine and belongs elsewhere in the chain. `cut-tail`: the chain ends before this event.
 * `added`: it was not added by the writer, whose head ends before it.
 * `rewritten`: the chain holds together, and is not the one whose head was noted.
 */
export type ChainBreak =
  | "changed"
  | "removed"
  | "out-of-order"
  | "cut-tail"
  | "added"
  | "head-missing"
  | "rewritten";

/** What became of checking the chain: its head when it is whole, and else its first break. */
export type ChainVerdict =
  | { readonly kind: "whole"; readonly head: ChainHead }
  | { readonly kind: "broken"; readonly how: ChainBreak; readonly id: number };
