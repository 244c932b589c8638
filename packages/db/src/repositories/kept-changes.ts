/** So many of an owner's newest changes are kept at least. Who comes back from further behind reads the list anew. */
export const keptChanges = 1_000;

/** Older ones are removed by every so manieth change: each for itself would cost every write a search. */
export const pruneEvery = 100;
