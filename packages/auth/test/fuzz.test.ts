import { expect, it } from "vitest";
import { authenticate } from "../src/index.ts";
import { createTestIssuer } from "../src/testing.ts";
import { showCounts } from "./figures.ts";
import { fuzzSignedClaims } from "./fuzz/fuzz-signed-claims.ts";
import { fuzzVerifiers, mutations } from "./fuzz/fuzz-verifiers.ts";
import { mutateText } from "./fuzz/text-mutations.ts";
import { createRandom } from "./seeded-random.ts";

const seed = Number(process.env["FUZZ_SEED"] ?? 20_261_123);
const rounds = Number(process.env["FUZZ_ROUNDS"] ?? 5000);
/** Signing takes longer than judging. */
const signedRounds = Math.ceil(rounds / 25);
const timeout = 3_600_000;

it(`accepts none of ${rounds} mutated tokens and fails over none (seed ${seed})`, { timeout }, async () => {
  const { findings, made, reasons } = await fuzzVerifiers(seed, rounds);
  showCounts("made", made);
  showCounts("refused", reasons);
  expect(findings).toEqual([]);
  expect([...made.keys()].sort()).toEqual(mutations.map(({ name }) => name).sort());
});

it(`fails over none of ${signedRounds} tokens with odd claims that the pool did sign, and misreads none (seed ${seed})`, {
  timeout,
}, async () => {
  const { accepted, findings } = await fuzzSignedClaims(seed, signedRounds);
  expect(findings).toEqual([]);
  // Otherwise they have not come as far as where claims are read.
  expect(accepted).toBeGreaterThan(signedRounds / 20);
});

it(`refuses every mutated Authorization field that is not the good one (seed ${seed})`, async () => {
  const random = createRandom(seed);
  const pool = createTestIssuer();
  const verifier = pool.createVerifier();
  const token = pool.mintToken("access");
  const isGood = (field: string) => /^bearer +(.*)$/i.exec(field)?.[1] === token;
  for (let round = 0; round < 1000; round++) {
    const authorization = mutateText(`Bearer ${token}`, random);
    const { kind } = await authenticate(verifier, { authorization });
    expect(kind).toBe(isGood(authorization) ? "signed-in" : "rejected");
  }
});
