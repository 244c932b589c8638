import type { Random } from "../seeded-random.ts";
import type { Corpus, GenuineToken } from "./corpus.ts";

/** One way to make a token nobody issued. `token` is the one to start from; the others are there to take parts of. */
export type Mutation = {
  readonly name: string;
  /** How often it is chosen, relative to the others. Signing is slow, so mutations that sign are rare. */
  readonly weight: number;
  readonly mutate: (token: GenuineToken, corpus: Corpus, random: Random) => string;
};
