import { signingInputOf } from "../../src/testing/bend.ts";
import { createSigningKey } from "../../src/testing/signing-key.ts";
import { clientId, oidcIssuer, type ShapePool } from "../shape-pools.ts";
import { decode, type Forgery, partsOf, shapeTable } from "./forgery.ts";

const stranger = createSigningKey("RS256");
const strangerCurve = createSigningKey("ES256");
const certificate = "MIIBszCCAVmgAwIBAgIUQ0xhaW1zVG9CZUFDZXJ0aWZpY2F0ZQ";

/** The claims of a good token under a header of the stranger's making, signed by the stranger. */
const brought =
  (header: (kid: string) => Record<string, unknown>, claims: Record<string, unknown> = {}, key = stranger) =>
  (pool: ShapePool) => {
    const good = JSON.parse(decode(partsOf(pool.mintToken("person")).claims)) as Record<string, unknown>; // as: our own token
    const { kid } = pool.signingKey().jwk;
    return key.sign(signingInputOf({ alg: key.algorithm, kid, ...header(kid) }, { ...good, ...claims }));
  };

const rule = "a token cannot bring its own key";

export const embeddedKeyForgeries: readonly Forgery[] = [
  ...shapeTable(
    { rule, reference: "RFC 8725, section 3.10; CVE-2018-0114", reason: "signature_invalid", shape: "oidc" },
    [
      {
        name: "the stranger's jwk called by our kid",
        forge: brought((kid) => ({ jwk: { ...stranger.jwk, kid } })),
      },
      {
        name: "the stranger's jwk without a kid",
        forge: brought(() => ({ jwk: { ...stranger.jwk, kid: undefined } })),
      },
      { name: "the stranger's jwk as text", forge: brought(() => ({ jwk: JSON.stringify(stranger.jwk) })) },
      { name: "the stranger's jwk in a list", forge: brought(() => ({ jwk: [stranger.jwk] })) },
      {
        name: "a whole key set in the header",
        forge: brought(() => ({ jwks: { keys: [stranger.jwk] }, keys: [stranger.jwk] })),
      },
      {
        name: "a certificate in x5c",
        reference: "RFC 7515, section 4.1.6",
        forge: brought(() => ({ x5c: [certificate] })),
      },
      {
        name: "a certificate and its hash",
        reference: "RFC 7515, section 4.1.8",
        forge: brought(() => ({ x5c: [certificate], "x5t#S256": "AAAA" })),
      },
      {
        name: "the hash of a certificate alone",
        reference: "RFC 7515, section 4.1.7",
        forge: brought(() => ({ x5t: "AAAA" })),
      },
      { name: "a public key in PEM", forge: brought(() => ({ pem: "-----BEGIN PUBLIC KEY-----" })) },
      {
        name: "a confirmation key in the claims",
        reference: "RFC 7800, section 3.2",
        forge: brought(() => ({}), { cnf: { jwk: stranger.jwk } }),
      },
      {
        name: "a jwks_uri in the claims",
        reference: "CWE-918",
        forge: brought(() => ({}), { jwks_uri: "https://attacker.example/keys" }),
      },
      {
        name: "the stranger's jwk by the prototype",
        reference: "CWE-1321",
        forge: brought(() => ({ ["__proto__"]: { jwk: stranger.jwk } })),
      },
      ...[
        "https://attacker.example/keys",
        `${oidcIssuer}@attacker.example/keys`,
        `${oidcIssuer}/../../redirect?to=https://attacker.example/keys`,
        `${oidcIssuer}/keys#https://attacker.example/keys`,
        "http://127.0.0.1:80/keys",
        "http://169.254.169.254/latest/meta-data/",
        "file:///etc/hosts",
        "data:application/json,%7B%22keys%22:%5B%5D%7D",
      ].flatMap((url) => [
        {
          name: `jku ${url}`,
          reference: "RFC 8725, section 3.10; CWE-918",
          forge: brought(() => ({ jku: url })),
        },
        {
          name: `x5u ${url}`,
          reference: "RFC 8725, section 3.10; CWE-918",
          forge: brought(() => ({ x5u: url })),
        },
      ]),
    ],
  ),
  ...shapeTable({ rule, reference: "CVE-2018-0114", reason: "key_not_for_alg", shape: "oidc-any" }, [
    {
      name: "a jwk of another kind under our kid",
      forge: brought((kid) => ({ jwk: { ...strangerCurve.jwk, kid } }), {}, strangerCurve),
    },
  ]),
  ...shapeTable(
    { rule, reference: "CVE-2016-10555; CVE-2018-0114", reason: "alg_not_allowed", shape: "oidc" },
    [
      {
        name: "a secret in jwk",
        forge: brought((kid) => ({ alg: "HS256", jwk: { kty: "oct", kid, k: "c2VjcmV0" } })),
      },
      { name: "alg none and a jwk", forge: brought(() => ({ alg: "none", jwk: stranger.jwk })) },
    ],
  ),
  ...shapeTable({ rule, reference: "RFC 8725, section 3.8", reason: "signature_invalid", shape: "oidc" }, [
    {
      name: "an issuer of the stranger's, where keys are found by discovery",
      reference: "RFC 8725, section 3.8; CWE-918",
      forge: brought(() => ({}), { iss: "https://attacker.example" }),
    },
    {
      name: "our client as the issuer",
      reference: "OpenID Connect Core 1.0, section 7: self-issued",
      forge: brought(() => ({}), { iss: "https://self-issued.me", sub_jwk: stranger.jwk, aud: clientId }),
    },
  ]),
];
