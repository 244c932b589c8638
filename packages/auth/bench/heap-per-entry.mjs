import { tokenOf } from "./tokens.mjs";

/** @import { Contestant } from "./contestant.mjs" */

/** The heap is never quite still: the middle one of so many. */
const times = 3;

/**
 * What one remembered token keeps in memory, in bytes. The strings are made for the occasion and nobody else holds them, so
 * a cache that keeps a token, or a slice of one, pays for the whole of it.
 * @param {() => Contestant} create a contestant with an empty cache that holds all of the tokens
 * @param {readonly string[]} fields
 * @returns {Promise<number | null>} null without --expose-gc
 */
export async function heapPerEntry(create, fields) {
  if (globalThis.gc === undefined) return null;
  // As bytes: a string made from them is the verifier's alone.
  const [first, ...others] = fields.map((field) => Buffer.from(field, "latin1"));
  const measured = [];
  for (let time = 0; time < times; time++) {
    const contestant = create();
    // The keys are fetched and the code is compiled before the scales are read.
    await contestant.verify(tokenOf(first?.toString("latin1")));
    const before = usedAfterCollection();
    for (const field of others) await contestant.verify(tokenOf(field.toString("latin1")));
    measured.push((usedAfterCollection() - before) / others.length);
    await contestant.verify(tokenOf(first?.toString("latin1"))); // keeps the contestant alive until here
  }
  return measured.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? null;
}

/** Buffers lie outside the heap, and a key may be one. */
function usedAfterCollection() {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
