import { decode, encode, joined } from "../forgeries/forgery.ts";
import { type Members, membersOf, writeMembers } from "../json-members.ts";
import { pick, type Random } from "../seeded-random.ts";
import type { GenuineToken } from "./corpus.ts";
import { editMembers } from "./json-edits.ts";
import type { Mutation } from "./mutation.ts";

const withHeader = (token: GenuineToken, header: string | Uint8Array): string =>
  joined({ ...token, header: encode(header) });
const withClaims = (token: GenuineToken, claims: string | Uint8Array): string =>
  joined({ ...token, claims: encode(claims) });

/** One JSON text written in another way: to most readers it says the same. */
export function respellJson(text: string, random: Random): string | Uint8Array {
  const members = () => membersOf(text);
  return pick<() => string | Uint8Array>(random, [
    () => JSON.stringify(JSON.parse(text), null, 1 + random(4)),
    () => `${pick(random, [" ", "\n", "\t", "\r", "\ufeff", "\u00a0", "\0", "//\n"])}${text}`,
    () => `${text}${pick(random, [" ", "\n", "\0", ",", "}", "{}", text])}`,
    () => text.replace(/}$/, ",}"),
    () => text.replaceAll('"', "'"),
    () => `[${text}]`,
    () => JSON.stringify(text),
    () => writeMembers(members().toReversed()),
    () => writeMembers([...members(), ...members()]),
    () => text.replace(/[a-z]/, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`),
    () => text.replaceAll(/[a-z]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16).toUpperCase()}`),
    () => Buffer.from(text, "utf16le"),
    () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]),
    () => withBytes(text, random, [0xff]),
    () => withBytes(text, random, [0xc0, 0xaf]),
    () => withBytes(text, random, [0xed, 0xa0, 0x80]),
    () => withBytes(text, random, [0xf4, 0x90, 0x80, 0x80]),
  ])();
}

function withBytes(text: string, random: Random, bytes: readonly number[]): Uint8Array {
  const at = random(text.length + 1);
  return Buffer.concat([Buffer.from(text.slice(0, at)), Buffer.from(bytes), Buffer.from(text.slice(at))]);
}

/** Both segments anew, with one member of one of them moved or copied into the other. */
function moveMember({ headerMembers, claimsMembers, signature }: GenuineToken, random: Random): string {
  const [from, to]: [Members, Members] =
    random(2) === 0 ? [headerMembers, claimsMembers] : [claimsMembers, headerMembers];
  const moved = pick(random, from);
  const keep = random(2) === 0;
  const left = writeMembers(keep ? from : from.filter((member) => member !== moved));
  const grown = writeMembers([...to, moved]);
  const [header, claims] = from === headerMembers ? [left, grown] : [grown, left];
  return joined({ header: encode(header), claims: encode(claims), signature });
}

export const jsonMutations: readonly Mutation[] = [
  {
    name: "members of the header",
    weight: 140,
    mutate: (token, _corpus, random) =>
      withHeader(token, writeMembers(editMembers(token.headerMembers, random))),
  },
  {
    name: "members of the claims",
    weight: 140,
    mutate: (token, _corpus, random) =>
      withClaims(token, writeMembers(editMembers(token.claimsMembers, random))),
  },
  {
    name: "a member moved between header and claims",
    weight: 50,
    mutate: (token, _corpus, random) => moveMember(token, random),
  },
  {
    name: "the header's JSON spelled differently",
    weight: 50,
    mutate: (token, _corpus, random) => withHeader(token, respellJson(decode(token.header), random)),
  },
  {
    name: "the claims' JSON spelled differently",
    weight: 50,
    mutate: (token, _corpus, random) => withClaims(token, respellJson(decode(token.claims), random)),
  },
  {
    name: "brackets as deep as a token may be long",
    weight: 2,
    mutate(token, _corpus, random) {
      const depth = random(2900);
      const [open, close] = pick(random, [
        ["[", "]"],
        ['{"":', "}"],
      ] as const);
      const deep = `{"deep":${open.repeat(depth)}1${close.repeat(depth)}}`;
      return random(2) === 0 ? withHeader(token, deep) : withClaims(token, deep);
    },
  },
];
