import { expect, it } from "vitest";
import { authenticate } from "../src/authenticate.ts";
import { AuthError } from "../src/errors/auth-error.ts";
import { createTestIssuer } from "../src/testing.ts";
import { decode, encode, joined, partsOf } from "./forgeries/forgery.ts";

/** mulberry32: small, seeded and repeatable. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const letters = 'AZaz09-_.+/= \0é"{}[]:,\\e1';

function mutate(text: string, random: (below: number) => number): string {
  const at = random(text.length + 1);
  const letter = letters[random(letters.length)] ?? "";
  const end = at + random(8);
  const mutations = [
    () => text.slice(0, at) + letter + text.slice(at + 1),
    () => text.slice(0, at) + letter + text.slice(at),
    () => text.slice(0, at) + text.slice(end),
    () => text.slice(0, end) + text.slice(at),
    () => text.slice(0, at),
  ];
  return mutations[random(mutations.length)]?.() ?? text;
}

const seed = Number(process.env["FUZZ_SEED"] ?? 20_261_123);
const rounds = Number(process.env["FUZZ_ROUNDS"] ?? 5000);

it(`accepts none of ${rounds} mutated tokens and fails over none (seed ${seed})`, {
  timeout: 3_600_000,
}, async () => {
  const random = createRandom(seed);
  const pool = createTestIssuer();
  const verifier = pool.createVerifier();
  const token = pool.mintToken("access", { claims: { "cognito:groups": ["user"] } });
  const parts = partsOf(token);
  await verifier.verify(token);

  const mutants = [
    () => mutate(token, random),
    () => joined({ ...parts, header: encode(mutate(decode(parts.header), random)) }),
    () => joined({ ...parts, claims: encode(mutate(decode(parts.claims), random)) }),
    () => joined({ ...parts, signature: mutate(parts.signature, random) }),
  ];
  const survivors: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const mutant = mutants[random(mutants.length)]?.() ?? "";
    const error: unknown = await verifier.verify(mutant).catch((thrown: unknown) => thrown);
    if (mutant !== token && !(error instanceof AuthError)) survivors.push(mutant);
  }
  expect(survivors).toEqual([]);
});

it(`refuses every mutated Authorization field that is not the good one (seed ${seed})`, async () => {
  const random = createRandom(seed);
  const pool = createTestIssuer();
  const verifier = pool.createVerifier();
  const token = pool.mintToken("access");
  const isGood = (field: string) => /^bearer +(.*)$/i.exec(field)?.[1] === token;
  for (let round = 0; round < 1000; round++) {
    const authorization = mutate(`Bearer ${token}`, random);
    const { kind } = await authenticate(verifier, { authorization });
    expect(kind).toBe(isGood(authorization) ? "signed-in" : "rejected");
  }
});
