import type { TestIssuer } from "../../src/testing.ts";
import { decode, encode, type Forgery, joined, partsOf, shapeTable, table } from "./forgery.ts";

const edited = (segment: string, more: Record<string, unknown>): string =>
  encode(JSON.stringify({ ...(JSON.parse(decode(segment)) as object), ...more })); // as: our own token's segment

const withClaims = (claims: Record<string, unknown>) => (_pool: TestIssuer, remembered: string) => {
  const parts = partsOf(remembered);
  return joined({ ...parts, claims: edited(parts.claims, claims) });
};
const withHeader = (header: Record<string, unknown>) => (_pool: TestIssuer, remembered: string) => {
  const parts = partsOf(remembered);
  return joined({ ...parts, header: edited(parts.header, header) });
};
const bent = (bend: (token: string) => string) => (_pool: TestIssuer, remembered: string) => bend(remembered);

/** Attacks on what a verifier remembers: each follows a good token that it has just let in. */
export const substitutionForgeries: readonly Forgery[] = [
  ...table(
    {
      rule: "what is remembered is a whole token",
      reference: "CWE-345: a part of a token is no name for it",
      reason: "signature_invalid",
    },
    [
      { name: "a group beside a remembered signature", forge: withClaims({ "cognito:groups": ["admin"] }) },
      { name: "another sub beside a remembered signature", forge: withClaims({ sub: "somebody-else" }) },
      { name: "a longer life beside a remembered signature", forge: withClaims({ exp: 4_000_000_000 }) },
      { name: "another sign-in beside a remembered signature", forge: withClaims({ origin_jti: "another" }) },
      { name: "the same jti, the rest another's", forge: withClaims({ sub: "x", username: "x" }) },
      { name: "a header member beside a remembered signature", forge: withHeader({ typ: "JWT" }) },
      {
        name: "the remembered claims with other spaces",
        forge: (_pool, remembered) => {
          const parts = partsOf(remembered);
          return joined({ ...parts, claims: encode(` ${decode(parts.claims)}`) });
        },
      },
      {
        name: "another token's claims under the remembered header and signature",
        forge: (pool, remembered) =>
          joined({ ...partsOf(remembered), claims: partsOf(pool.mintToken("access")).claims }),
      },
      {
        name: "the remembered token under another token's signature",
        forge: (pool, remembered) =>
          joined({ ...partsOf(remembered), signature: partsOf(pool.mintToken("access")).signature }),
      },
      {
        name: "a signature of zeros behind the remembered claims",
        forge: (_pool, remembered) =>
          joined({ ...partsOf(remembered), signature: encode(Buffer.alloc(256)) }),
      },
    ],
  ),
  ...table({ rule: "what is remembered is a whole token", reference: "CWE-345", reason: "kid_unknown" }, [
    { name: "another kid beside a remembered signature", forge: withHeader({ kid: "another" }) },
  ]),
  ...table({ rule: "what is remembered is a whole token", reference: "CWE-345", reason: "alg_not_allowed" }, [
    { name: "alg none beside a remembered signature", forge: withHeader({ alg: "none" }) },
  ]),
  ...table(
    {
      rule: "one spelling for each token, also for a remembered one",
      reference: "RFC 4648, section 3.5; CWE-180",
      reason: "token_not_compact",
    },
    [
      { name: "a space behind the remembered token", forge: bent((t) => `${t} `) },
      { name: "padding behind the remembered token", forge: bent((t) => `${t}==`) },
      { name: "the remembered token twice", forge: bent((t) => `${t}.${t}`) },
      {
        name: "the remembered token without its signature",
        forge: bent((t) => t.slice(0, t.lastIndexOf(".") + 1)),
      },
      {
        name: "half a surrogate pair behind the remembered token",
        reference: "CWE-176",
        forge: bent((t) => `${t}\udc00`),
      },
      {
        name: "set bits behind the end of the remembered signature",
        forge: bent((t) => `${t.slice(0, -1)}${String.fromCharCode(t.charCodeAt(t.length - 1) + 1)}`),
      },
    ],
  ),
  ...(["auth0", "google", "firebase", "oidc-es256", "oidc-eddsa"] as const).flatMap((shape) =>
    shapeTable(
      {
        rule: "what is remembered is a whole token",
        reference: "CWE-345",
        reason: "signature_invalid",
        shape,
      },
      [
        {
          name: `another sub beside a remembered signature of ${shape}`,
          forge: (_pool, remembered) => {
            const parts = partsOf(remembered);
            return joined({ ...parts, claims: edited(parts.claims, { sub: "somebody-else" }) });
          },
        },
      ],
    ),
  ),
];
