import { withMember, withoutMember } from "../json-members.ts";
import { oddValues } from "../odd-values.ts";
import { pick } from "../seeded-random.ts";
import { access, type Bend, headerMember, id, nearly } from "./bend.ts";

const memberNames = ["alg", "kid", "typ", "jku", "jwk", "x5c", "x5u", "x5t", "version", "__proto__"] as const;

/** Any value of any type in any member that is read or that an attacker would like to be read. */
const oddMembers: readonly Bend[] = memberNames.map((name) => ({
  name: `an odd ${name} in the header`,
  bend: (draft, random) => {
    draft.header = pick(random, [
      () => withoutMember(draft.header, name),
      () => withMember(draft.header, name, pick(random, oddValues)),
      () => withMember(draft.header, name, pick(random, oddValues)),
    ])();
  },
}));

const algorithms = ["none", "HS256", "RS384", "RS512", "PS256", "ES256", "EdDSA", "rs256"];
const goodTypes = ["JWT", "jwt", "application/jwt"];
const badTypes = ["JWE", "dpop+jwt", "secevent+jwt", "", "JWT "];

const repeated = (name: string, first: unknown): Bend => ({
  name: `${name} named twice in the header`,
  bend: (draft) => {
    draft.header = [[name, first], ...draft.header];
  },
});

const withHeaderBytes = (name: string, bytes: (text: string) => Uint8Array): Bend => ({
  name,
  bend: (draft) => {
    draft.headerBytes = bytes;
  },
});

export const headerBends: readonly Bend[] = [
  ...oddMembers,
  ...algorithms.map((alg) => headerMember("alg", alg)),
  ...goodTypes.map((typ) => headerMember("typ", typ)),
  ...badTypes.map((typ) => headerMember("typ", typ)),
  headerMember("typ", "at+jwt", access),
  headerMember("typ", "at+jwt", id),
  headerMember("crit", ["exp"]),
  headerMember("crit", []),
  headerMember("crit", null),
  headerMember("b64", true),
  headerMember("b64", false),
  headerMember("cty", "JWT"),
  headerMember("cty", ""),
  headerMember("jku", "https://attacker.example/jwks.json"),
  headerMember("x5c", ["MIIB"]),
  headerMember("jwk", { kty: "oct", k: "" }),
  headerMember("version", 1),
  ...["alg", "kid"].flatMap((name) => nearly("header", name)),
  headerMember("kid", "another"),
  headerMember("kid", ""),
  headerMember("kid", "k".repeat(300)),
  repeated("alg", "none"),
  repeated("kid", "another"),
  withHeaderBytes("a byte order mark before the header", (text) => Buffer.from(`\ufeff${text}`)),
  withHeaderBytes("a header in a list", (text) => Buffer.from(`[${text}]`)),
  withHeaderBytes("null for a header", () => Buffer.from("null")),
  withHeaderBytes("a string for a header", () => Buffer.from('"RS256"')),
  withHeaderBytes("spaces around the header", (text) => Buffer.from(` ${text}\n`)),
  withHeaderBytes("a byte in the header that is not UTF-8", (text) =>
    Buffer.from(text.replace("{", '{"note":"\u00ff",'), "latin1"),
  ),
];
