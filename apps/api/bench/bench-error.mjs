/** What whoever started the benchmark can put right: said in a sentence, without a stack. */
export class BenchError extends Error {}
