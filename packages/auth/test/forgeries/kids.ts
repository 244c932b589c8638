import { createSigningKey } from "../../src/testing/signing-key.ts";
import type { TestIssuer } from "../../src/testing.ts";
import { bentHeader, type Forgery, shapeTable, table, withHeader } from "./forgery.ts";

const rule = "kid is matched exactly, and is nothing but a name";

const own = (bend: (kid: string) => string) => (pool: TestIssuer) =>
  pool.mintToken("access", { header: { kid: bend(pool.publicJwk().kid) } });

const rows = (reference: string, kids: readonly string[]) =>
  kids.map((kid) => ({ name: `kid ${JSON.stringify(kid)}`, reference, forge: withHeader({ kid }) }));

export const kidForgeries: readonly Forgery[] = [
  ...table({ rule, reference: "RFC 7515, section 4.1.4", reason: "kid_unknown" }, [
    ...rows("CWE-22; RFC 8725, section 3.10", [
      "/dev/null",
      "..\\..\\..\\windows\\win.ini",
      "%2e%2e%2f%2e%2e%2fetc%2fhosts",
      "....//....//etc/hosts",
      "file:///proc/self/environ",
      "/proc/sys/kernel/randomize_va_space",
    ]),
    ...rows("CWE-89; RFC 8725, section 3.10", [
      "' OR '1'='1",
      "x' UNION ALL SELECT 'AAAA'--",
      "1; DROP TABLE keys",
      "*",
      "%",
    ]),
    ...rows("CWE-78", ["| id", "$(id)", "`id`"]),
    ...rows("CWE-90; CWE-643", ["*)(kid=*", "' or ''='"]),
    ...rows("CWE-1321", [
      "hasOwnProperty",
      "prototype",
      "valueOf",
      "__defineGetter__",
      "size",
      "get",
      "keys",
    ]),
    ...rows("CWE-176", ["ⅰ", "\u202e", "\ufeff", "\ud800"]),
    ...rows("CWE-117", ["\u001b[2J", "a\r\nb"]),
    {
      name: "the right kid and a zero-width space",
      reference: "CWE-176",
      forge: own((kid) => `${kid}\u200b`),
    },
    {
      name: "the right kid after a byte order mark",
      reference: "CWE-176",
      forge: own((kid) => `\ufeff${kid}`),
    },
    { name: "the right kid in quotes", forge: own((kid) => `"${kid}"`) },
    { name: "the right kid in base64url", forge: own((kid) => Buffer.from(kid).toString("base64url")) },
    { name: "the right kid twice", forge: own((kid) => kid + kid) },
    {
      name: "the right kid with a full-width hyphen",
      reference: "CWE-176",
      forge: own((kid) => kid.replace("-", "－")),
    },
    {
      name: "the right kid, percent-encoded",
      reference: "CWE-177",
      forge: own((kid) => kid.replaceAll("-", "%2D")),
    },
    { name: "the right kid behind a path", reference: "CWE-22", forge: own((kid) => `./${kid}`) },
  ]),
  ...shapeTable(
    {
      rule: "another provider's key is no key",
      reference: "RFC 8725, section 3.10",
      reason: "signature_invalid",
      shape: "auth0",
    },
    [
      {
        name: "another tenant's key that goes by the same kid",
        forge: (pool) => reSigned(pool.mintToken("person")),
      },
    ],
  ),
  ...table(
    {
      rule: "another pool's key is no key",
      reference: "RFC 8725, section 3.10",
      reason: "signature_invalid",
    },
    [
      {
        name: "another pool's key that goes by the same kid",
        forge: (pool) => reSigned(pool.mintToken("access")),
      },
    ],
  ),
  ...shapeTable({ rule, reference: "RFC 7515, section 4.1.4", reason: "kid_malformed", shape: "google" }, [
    { name: "no kid, where Google has published one key", forge: bentHeader({ kid: undefined }) },
    { name: "kid true", forge: bentHeader({ kid: true }) },
    { name: "kid a number that looks like one", forge: bentHeader({ kid: 1e3 }) },
    { name: "a kid of 257 characters", reference: "CWE-400", forge: bentHeader({ kid: "k".repeat(257) }) },
  ]),
];

const elsewhere = createSigningKey("RS256");

/** Header and claims of a token, signed by a key of somewhere else. */
function reSigned(token: string): string {
  return elsewhere.sign(token.slice(0, token.lastIndexOf(".")));
}
