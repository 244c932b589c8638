import { type Forgery, joined, type PoolForgery, partsOf, table } from "./forgery.ts";

const bent =
  (bend: (token: string) => string): PoolForgery["forge"] =>
  (pool) =>
    bend(pool.mintToken("access"));

/** The next letter of the base64url alphabet: after a last letter whose unused bits are zero, one of them is set. */
const nextLetter = (letter: string): string => {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return alphabet[alphabet.indexOf(letter) + 1] ?? "";
};
const nonCanonical = (segment: string): string => segment.slice(0, -1) + nextLetter(segment.slice(-1));

export const formForgeries: readonly Forgery[] = [
  ...table(
    {
      rule: "exactly three non-empty segments",
      reference: "RFC 7515, section 7.1",
      reason: "token_not_compact",
    },
    [
      { name: "nothing at all", forge: () => "" },
      { name: "two dots", forge: () => ".." },
      { name: "a word", forge: () => "hello" },
      { name: "header only", forge: bent((t) => partsOf(t).header) },
      { name: "header and claims, no signature segment", forge: bent((t) => t.slice(0, t.lastIndexOf("."))) },
      {
        name: "a stripped signature",
        reference: "CVE-2015-2951; CVE-2020-28042",
        forge: bent((t) => joined({ ...partsOf(t), signature: "" })),
      },
      { name: "an empty header", forge: bent((t) => joined({ ...partsOf(t), header: "" })) },
      {
        name: "empty claims",
        reference: "RFC 7515, appendix F",
        forge: bent((t) => joined({ ...partsOf(t), claims: "" })),
      },
      { name: "a fourth segment", forge: bent((t) => `${t}.AAAA`) },
      { name: "a fourth, empty segment", forge: bent((t) => `${t}.`) },
      { name: "a leading dot", forge: bent((t) => `.${t}`) },
      {
        name: "five segments, as an encrypted token has",
        reference: "RFC 7516, section 7.1",
        forge: bent((t) => `${t}.AAAA.AAAA`),
      },
      {
        name: "the JSON serialization of the same signature",
        reference: "RFC 7515, section 7.2.2",
        forge: bent((t) => {
          const { header, claims, signature } = partsOf(t);
          return JSON.stringify({ protected: header, payload: claims, signature });
        }),
      },
    ],
  ),
  ...table(
    {
      rule: "unpadded base64url and nothing else",
      reference: "RFC 7515, section 2",
      reason: "token_not_compact",
    },
    [
      { name: "padding after the signature", forge: bent((t) => `${t}==`) },
      { name: "padding after the header", forge: bent((t) => t.replace(".", "=.")) },
      {
        name: "the letters of plain base64",
        forge: bent((t) => joined({ ...partsOf(t), signature: `+/${partsOf(t).signature.slice(2)}` })),
      },
      { name: "a space in front", forge: bent((t) => ` ${t}`) },
      { name: "a newline at the end", forge: bent((t) => `${t}\n`) },
      { name: "a line break inside a segment", forge: bent((t) => t.replace(".", "\r\n.")) },
      { name: "a NUL at the end", reference: "CWE-158", forge: bent((t) => `${t}\0`) },
      { name: "a percent-encoded dot", reference: "CWE-177", forge: bent((t) => t.replace(".", "%2E")) },
      { name: "a full-width dot", reference: "CWE-176", forge: bent((t) => t.replace(".", "．")) },
      {
        name: "a letter that folds to ASCII",
        reference: "CWE-176",
        forge: bent((t) => t.replace("e", "ｅ")),
      },
      {
        name: "a segment of impossible length",
        reference: "RFC 4648, section 5",
        forge: bent((t) => joined({ ...partsOf(t), header: `${partsOf(t).header.slice(0, 8)}A` })),
      },
      {
        name: "set bits behind the end of the signature",
        reference: "RFC 4648, section 3.5",
        forge: bent((t) => joined({ ...partsOf(t), signature: nonCanonical(partsOf(t).signature) })),
      },
    ],
  ),
  ...table(
    {
      rule: "bounded length, before anything is decoded",
      reference: "CWE-400; OWASP ASVS 5.0, V1.4",
      reason: "token_too_long",
    },
    [
      {
        name: "a good token that is too long",
        forge: (pool) => pool.mintToken("access", { claims: { padding: "x".repeat(6100) } }),
      },
      { name: "eight megabytes of dots", reference: "CVE-2025-30204", forge: () => ".".repeat(8_000_000) },
      { name: "eight megabytes of letters", forge: () => "A".repeat(8_000_000) },
    ],
  ),
];
