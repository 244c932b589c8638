import { setImmediate as nextTurn } from "node:timers/promises";
import { countOne, showLine } from "../figures.ts";
import { createRandom, pick, pickWeighted, type Random } from "../seeded-random.ts";
import { withoutCache } from "../verifier-cache.mjs";
import { type Corpus, createCorpus, type GenuineToken } from "./corpus.ts";
import { jsonMutations } from "./json-mutations.ts";
import { judgeMutant } from "./judge-mutant.ts";
import { segmentMutations } from "./segment-mutations.ts";
import { signatureMutations } from "./signature-mutations.ts";
import { mutateText, textMutations } from "./text-mutations.ts";

export const mutations = [...textMutations, ...jsonMutations, ...segmentMutations, ...signatureMutations];

/** As many at once as keep the thread pool busy. What a run remembers is bounded by this and by `keptFindings`. */
const batchSize = 64;
const keptFindings = 20;

export type FuzzReport = {
  /** Forgeries that came through, good tokens taken for somebody else's or refused, and errors that are no verdict. */
  readonly findings: readonly string[];
  /** How many mutants each kind of mutation made, and how often each reason stopped one. */
  readonly made: ReadonlyMap<string, number>;
  readonly reasons: ReadonlyMap<string, number>;
};

/**
 * Has mutated tokens judged. Every decision comes from the seed; the pool's keys, and with them the signatures, are new
 * in every run, so whatever is found is reported with its whole text.
 *
 * A mutant is a forgery when it differs from every token the pool has signed: all of them are known, and no mutation
 * holds the pool's private key.
 */
export async function fuzzVerifiers(seed: number, rounds: number): Promise<FuzzReport> {
  const random = createRandom(seed);
  const corpus = createCorpus();
  const genuine = new Map(corpus.tokens.map((token) => [token.text, token]));
  const access = [corpus.pool.createVerifier(), corpus.pool.createVerifier(withoutCache)];
  const verifiers = [...access, corpus.pool.createVerifier({ tokenUse: "id" })];
  const findings: string[] = [];
  const made = new Map<string, number>();
  const reasons = new Map<string, number>();
  const find = (finding: string) => {
    if (findings.length < keptFindings) findings.push(finding);
  };

  await meetGenuineTokens();
  const startedAt = performance.now();
  for (let done = 0; done < rounds; done += batchSize) {
    await Promise.all(Array.from({ length: Math.min(batchSize, rounds - done) }, meetMutant));
    // Refusals that need no signature check never leave the microtask queue: the runner must get a turn too.
    await nextTurn();
    if (done % (batchSize * 1000) === 0) showRate(done + batchSize, startedAt);
  }
  // Nothing that was tried has made a good token bad or another user's.
  await meetGenuineTokens();
  return { findings, made, reasons };

  async function meetMutant(): Promise<void> {
    const { name, text } = drawMutant(corpus, random);
    const verifier = pick(random, verifiers);
    countOne(made, name);
    const judgement = await judgeMutant(verifier, text);
    if (judgement.kind === "refused") countOne(reasons, judgement.reason);
    else if (judgement.kind === "crashed") find(`${name} ended in ${judgement.error}: ${text}`);
    else if (judgement.principal.sub !== subOf(genuine.get(text))) find(`${name} was accepted: ${text}`);
  }

  /** Before, so that the cache is warm when the mutants come; and after. */
  async function meetGenuineTokens(): Promise<void> {
    for (const token of corpus.accepted) {
      for (const verifier of access) {
        const judgement = await judgeMutant(verifier, token.text);
        const isOwner = judgement.kind === "accepted" && judgement.principal.sub === subOf(token);
        if (!isOwner) find(`a good token was ${judgement.kind}: ${token.text}`);
      }
    }
  }
}

/** One mutant; one in eight is mutated again as plain text. */
function drawMutant(corpus: Corpus, random: Random): { readonly name: string; readonly text: string } {
  const { name, mutate } = pickWeighted(random, mutations);
  const text = mutate(pick(random, corpus.tokens), corpus, random);
  return { name, text: random(8) === 0 ? mutateText(text, random) : text };
}

/** undefined for a text that is no genuine token: nobody's principal has that for a sub. */
const subOf = (token: GenuineToken | undefined): unknown =>
  token?.claimsMembers.find(([name]) => name === "sub")?.[1];

function showRate(done: number, startedAt: number): void {
  const rate = Math.round(done / ((performance.now() - startedAt) / 1000));
  showLine(`${done} mutants, ${rate} a second, ${Math.round(process.memoryUsage.rss() / 1e6)} MB`);
}
