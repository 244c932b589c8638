import { joined } from "../forgeries/forgery.ts";
import { pick, type Random } from "../seeded-random.ts";
import type { Mutation } from "./mutation.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const spaces = [
  " ",
  "\t",
  "\n",
  "\r\n",
  "\0",
  "\u00a0",
  "\u2028",
  "\ufeff",
  "%20",
  "+",
  "=",
  "==",
  "===",
  ".",
];

/** Another spelling of the same bytes, as far as a lenient decoder goes. */
function respellSegment(segment: string, random: Random): string {
  const at = random(segment.length + 1);
  return pick(random, [
    () => `${segment}${"=".repeat(1 + random(4))}`,
    () => `${segment}${alphabet[random(64)]}`,
    () => segment.slice(0, -1) + alphabet[alphabet.indexOf(segment.at(-1) ?? "") ^ (1 + random(3))],
    () => segment.replaceAll("-", "+").replaceAll("_", "/"),
    () => segment.slice(0, at) + pick(random, spaces) + segment.slice(at),
    () => Buffer.from(segment).toString("base64url"),
    () => Buffer.from(segment, "base64url").toString("hex"),
    () => segment.replaceAll(/./g, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
    () => segment.toLowerCase(),
    () => [...Array(random(3)).fill(segment)].join(""),
  ])();
}

export const segmentMutations: readonly Mutation[] = [
  {
    name: "segments of two users' tokens",
    weight: 60,
    mutate(_token, { tokens }, random) {
      const [header, claims, signature] = [pick(random, tokens), pick(random, tokens), pick(random, tokens)];
      return joined({ header: header.header, claims: claims.claims, signature: signature.signature });
    },
  },
  {
    name: "two users' tokens cut and joined at one place",
    weight: 60,
    mutate({ text }, { tokens }, random) {
      const other = pick(random, tokens).text;
      const at = random(Math.min(text.length, other.length));
      return text.slice(0, at) + other.slice(at);
    },
  },
  {
    name: "a piece of one segment out of another user's",
    weight: 40,
    mutate(token, { tokens }, random) {
      const other = pick(random, tokens);
      const part = pick(random, ["header", "claims", "signature"] as const);
      const [from, length] = [random(other[part].length), 1 + random(64)];
      const piece = other[part].slice(from, from + length);
      const spliced = token[part].slice(0, from) + piece + token[part].slice(from + length);
      return joined({ ...token, [part]: spliced });
    },
  },
  {
    name: "one segment spelled differently",
    weight: 60,
    mutate(token, _corpus, random) {
      const part = pick(random, ["header", "claims", "signature"] as const);
      return joined({ ...token, [part]: respellSegment(token[part], random) });
    },
  },
  {
    name: "spaces and padding around the token",
    weight: 30,
    mutate({ text }, _corpus, random) {
      const space = pick(random, spaces);
      return pick(random, [`${space}${text}`, `${text}${space}`, text.replace(".", `${space}.`), space]);
    },
  },
  {
    name: "another number or order of segments",
    weight: 30,
    mutate({ text, header, claims, signature }, { tokens }, random) {
      const order = [header, claims, signature, "", pick(random, tokens).text];
      return random(4) === 0
        ? text.replaceAll(".", pick(random, ["", "..", "．", ",", "~", "%2e"]))
        : Array.from({ length: random(6) }, () => pick(random, order)).join(".");
    },
  },
];
