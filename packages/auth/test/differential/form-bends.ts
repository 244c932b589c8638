import { encode } from "../forgeries/forgery.ts";
import { withMember } from "../json-members.ts";
import { pick } from "../seeded-random.ts";
import type { Bend } from "./bend.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Bytes with spaces after them until they end `remainder` bytes into a group of three. */
function filledUp(bytes: Uint8Array, remainder: number): Uint8Array {
  const spaces = (3 + remainder - (bytes.length % 3)) % 3;
  return Buffer.concat([bytes, Buffer.from(" ".repeat(spaces))]);
}

/** The lowest unused bit of the last letter set: most decoders do not look at it. */
function withSpareBit(encoded: string): string {
  const last = alphabet.indexOf(encoded.at(-1) ?? "");
  return encoded.slice(0, -1) + alphabet[last ^ 1];
}

const carried = (name: string, carry: (token: string) => string): Bend => ({
  name,
  bend: (draft) => {
    draft.carry = carry;
  },
});

export const formBends: readonly Bend[] = [
  {
    name: "a padded header",
    bend: (draft, random) => {
      const padding = pick(random, ["=", "=="]);
      draft.spellHeader = (bytes) => `${encode(bytes)}${padding}`;
    },
  },
  {
    name: "padded claims",
    bend: (draft, random) => {
      const padding = pick(random, ["=", "=="]);
      draft.spellClaims = (bytes) => `${encode(bytes)}${padding}`;
    },
  },
  {
    name: "a padded signature",
    bend: (draft) => {
      draft.spellSignature = (encoded) => `${encoded}==`;
    },
  },
  {
    name: "a signature padded too much",
    bend: (draft) => {
      draft.spellSignature = (encoded) => `${encoded}===`;
    },
  },
  {
    name: "spare bits in the header",
    bend: (draft) => {
      draft.spellHeader = (bytes) => withSpareBit(encode(filledUp(bytes, 1)));
    },
  },
  {
    name: "spare bits in the claims",
    bend: (draft) => {
      draft.spellClaims = (bytes) => withSpareBit(encode(filledUp(bytes, 2)));
    },
  },
  {
    name: "spare bits in the signature",
    bend: (draft) => {
      draft.spellSignature = withSpareBit;
    },
  },
  {
    name: "a letter too many in the header",
    bend: (draft) => {
      draft.spellHeader = (bytes) => `${encode(filledUp(bytes, 0))}A`;
    },
  },
  {
    name: "a letter too many in the claims",
    bend: (draft) => {
      draft.spellClaims = (bytes) => `${encode(filledUp(bytes, 0))}A`;
    },
  },
  {
    name: "claims in plain base64",
    bend: (draft) => {
      draft.claims = withMember(draft.claims, "note", "???>>>~~~");
      draft.spellClaims = (bytes) => Buffer.from(bytes).toString("base64").replaceAll("=", "");
    },
  },
  {
    name: "a token of 9,000 letters",
    bend: (draft) => {
      draft.claims = withMember(draft.claims, "padding", "x".repeat(6000));
    },
  },
  carried("a space in front", (token) => ` ${token}`),
  carried("a line break behind", (token) => `${token}\n`),
  carried("a NUL behind", (token) => `${token}\0`),
  carried("a fourth segment", (token) => `${token}.AAAA`),
  carried("a dot behind", (token) => `${token}.`),
  carried("a dot in front", (token) => `.${token}`),
  carried("two segments", (token) => token.slice(0, token.lastIndexOf("."))),
  carried("an empty signature", (token) => token.slice(0, token.lastIndexOf(".") + 1)),
  carried("an empty header", (token) => token.slice(token.indexOf("."))),
  carried("nothing at all", () => ""),
  carried("only dots", () => ".."),
  carried("a full-width dot", (token) => token.replace(".", "．")),
];
