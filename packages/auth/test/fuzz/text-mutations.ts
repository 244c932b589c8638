import { decode, encode, joined } from "../forgeries/forgery.ts";
import { pick, type Random } from "../seeded-random.ts";
import type { Mutation } from "./mutation.ts";

const letters = 'AZaz09-_.+/= \0é"{}[]:,\\e1';

/** A letter replaced, added or taken out, a piece taken out or written twice, or the text cut off. */
export function mutateText(text: string, random: Random): string {
  const at = random(text.length + 1);
  const end = at + random(8);
  const letter = letters.charAt(random(letters.length));
  return pick(random, [
    () => text.slice(0, at) + letter + text.slice(at + 1),
    () => text.slice(0, at) + letter + text.slice(at),
    () => text.slice(0, at) + text.slice(end),
    () => text.slice(0, end) + text.slice(at),
    () => text.slice(0, at),
  ])();
}

export const textMutations: readonly Mutation[] = [
  {
    name: "a letter of the token",
    weight: 120,
    mutate: ({ text }, _corpus, random) => mutateText(text, random),
  },
  {
    name: "a letter of the header's JSON",
    weight: 100,
    mutate: (token, _corpus, random) =>
      joined({ ...token, header: encode(mutateText(decode(token.header), random)) }),
  },
  {
    name: "a letter of the claims' JSON",
    weight: 100,
    mutate: (token, _corpus, random) =>
      joined({ ...token, claims: encode(mutateText(decode(token.claims), random)) }),
  },
  {
    name: "a letter of the signature",
    weight: 80,
    mutate: (token, _corpus, random) => joined({ ...token, signature: mutateText(token.signature, random) }),
  },
  {
    name: "a bit of the signature",
    weight: 60,
    mutate(token, _corpus, random) {
      const signature = Buffer.from(token.signature, "base64url");
      const bit = random(signature.length * 8);
      signature.writeUInt8(signature.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      return joined({ ...token, signature: encode(signature) });
    },
  },
];
