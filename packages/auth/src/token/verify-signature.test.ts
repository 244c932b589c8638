import { describe, expect, it } from "vitest";
import { AuthError } from "../errors/auth-error.ts";
import { readVerificationKey, type VerificationKey } from "../keys/verification-key.ts";
import { type Algorithm, algorithms } from "../providers/provider.ts";
import { createSigningKey, type SigningKey } from "../testing/signing-key.ts";
import { type CompactToken, readCompactToken } from "./compact-token.ts";
import { createSignatureCheck } from "./verify-signature.ts";

type Pair = { readonly signing: SigningKey; readonly key: VerificationKey };

const pairs = new Map<Algorithm, Pair>();
for (const algorithm of algorithms) {
  const signing = createSigningKey(algorithm);
  const key = await readVerificationKey(signing.jwk, new Set(algorithms));
  if (key === null) throw new Error("A key of our own is not usable.");
  pairs.set(algorithm, { signing, key });
}
const pairOf = (algorithm: Algorithm): Pair => pairs.get(algorithm) as Pair; // as: one was made for each

const good = (algorithm: Algorithm, text = "e30") =>
  readCompactToken(pairOf(algorithm).signing.sign(`e30.${text}`));
const bad = (token: CompactToken): CompactToken => ({ ...token, signingInput: `${token.signingInput}A` });

/** Lets enough others come in the same turn that the last of them are checked beside the main thread. */
async function elsewhere(
  check: ReturnType<typeof createSignatureCheck>,
  act: () => Promise<void>,
): Promise<void> {
  const others = Array.from({ length: 20 }, () => check(good("EdDSA"), "EdDSA", pairOf("EdDSA").key));
  await Promise.all([...others, act()]);
}

describe.each(algorithms)("a signature by %s", (algorithm) => {
  const { key } = pairOf(algorithm);

  it("is good when the key made it over this very text, on the main thread and beside it", async () => {
    const check = createSignatureCheck();
    await expect(check(good(algorithm), algorithm, key)).resolves.toBeUndefined();
    await expect(elsewhere(check, () => check(good(algorithm), algorithm, key))).resolves.toBeUndefined();
  });

  it.each<readonly [string, (token: CompactToken) => CompactToken]>([
    ["over another text", bad],
    ["cut short", (token) => ({ ...token, signature: token.signature.subarray(0, -3) })],
    [
      "with more behind it",
      (token) => ({ ...token, signature: Buffer.concat([token.signature, token.signature]) }),
    ],
    ["of one byte", (token) => ({ ...token, signature: Buffer.alloc(1) })],
    ["of nothing but zeros", (token) => ({ ...token, signature: Buffer.alloc(token.signature.length) })],
  ])("is bad %s, on the main thread and beside it", async (_name, bend) => {
    const check = createSignatureCheck();
    const token = bend(good(algorithm));
    const refusal = { reason: "signature_invalid" };
    await expect(check(token, algorithm, key)).rejects.toMatchObject(refusal);
    await expect(elsewhere(check, () => check(token, algorithm, key))).rejects.toMatchObject(refusal);
  });

  it.each(algorithms.filter((other) => other !== algorithm))(
    "is not looked at with a key that is for %s",
    async (other) => {
      const act = createSignatureCheck()(good(algorithm), algorithm, pairOf(other).key);
      await expect(act).rejects.toMatchObject({ reason: "key_not_for_alg" });
    },
  );
});

it("is judged alike in a crowd of 200 at once, good ones and bad ones", async () => {
  const check = createSignatureCheck();
  const crowd = Array.from({ length: 200 }, (_, at) => {
    const algorithm = algorithms[at % algorithms.length] as Algorithm; // as: within the list
    const token = good(algorithm, Buffer.from(`{"n":${at}}`).toString("base64url"));
    return {
      algorithm,
      token: at % 3 === 0 ? bad(token) : token,
      expected: at % 3 === 0 ? "signature_invalid" : "good",
    };
  });
  const verdicts = await Promise.all(
    crowd.map(({ algorithm, token }) =>
      check(token, algorithm, pairOf(algorithm).key).then(
        () => "good",
        (error: unknown) => (error instanceof AuthError ? error.reason : error),
      ),
    ),
  );
  expect(verdicts).toEqual(crowd.map(({ expected }) => expected));
});

describe("within one turn of the event loop", () => {
  const { key } = pairOf("ES256");
  const ticks = () => new Promise<void>((resolve) => process.nextTick(resolve));
  const turnIsOver = () => new Promise<void>((resolve) => setImmediate(resolve));

  /** So many come at once; how many are answered on the spot, and how many by the end of the turn. */
  async function answered(check: ReturnType<typeof createSignatureCheck>, count: number) {
    let answers = 0;
    const all = Array.from({ length: count }, async () => {
      await check(good("ES256"), "ES256", key);
      answers++;
    });
    await ticks();
    const onTheSpot = answers;
    await turnIsOver();
    const inTurn = answers;
    await Promise.all(all);
    return { onTheSpot, inTurn };
  }

  it("checks the first few on the spot, and a crowd beside the main thread", async () => {
    const check = createSignatureCheck();
    expect(await answered(check, 1)).toEqual({ onTheSpot: 1, inTurn: 1 });
    expect(await answered(check, 8)).toEqual({ onTheSpot: 8, inTurn: 8 });
    expect(await answered(check, 20)).toEqual({ onTheSpot: 8, inTurn: 8 });
    // Once the crowd has been answered, a single caller is served at once again.
    expect(await answered(check, 1)).toEqual({ onTheSpot: 1, inTurn: 1 });
  });

  it("checks one that is left over at its end, on the main thread", async () => {
    expect(await answered(createSignatureCheck(), 9)).toEqual({ onTheSpot: 8, inTurn: 9 });
  });

  it("checks beside the main thread what comes while others are checked there", async () => {
    const check = createSignatureCheck();
    const crowd = answered(check, 20);
    await turnIsOver();
    expect(await answered(check, 1)).toMatchObject({ onTheSpot: 0 });
    await crowd;
  });

  it("serves callers that come one after the other without a turn in between", async () => {
    const check = createSignatureCheck();
    for (let at = 0; at < 30; at++) await check(good("ES256"), "ES256", key);
    expect(await answered(check, 1)).toMatchObject({ inTurn: 1 });
  });
});
