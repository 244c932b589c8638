import type { Members } from "../json-members.ts";
import { nearlyRight, oddNumbers, oddStrings, oddValues } from "../odd-values.ts";
import { pick, type Random } from "../seeded-random.ts";

/** Names whose meaning somebody might be talked into: read by verifiers, by object prototypes, or by nobody. */
const temptingNames = [
  "alg",
  "kid",
  "typ",
  "crit",
  "b64",
  "cty",
  "jku",
  "jwk",
  "x5c",
  "x5u",
  "iss",
  "sub",
  "exp",
  "nbf",
  "iat",
  "aud",
  "client_id",
  "token_use",
  "scope",
  "cognito:groups",
  "custom:role",
  "role",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "length",
  "then",
  "toJSON",
  "",
];

type Edit = (members: Members, random: Random) => Members;

const replaceValue = (members: Members, random: Random, bend: (value: unknown) => unknown): Members => {
  const at = random(members.length);
  return members.map(([name, value], index) => [name, index === at ? bend(value) : value] as const);
};

const insert = (members: Members, random: Random, name: string, value: unknown): Members => {
  const at = random(members.length + 1);
  return [...members.slice(0, at), [name, value], ...members.slice(at)];
};

const edits: readonly Edit[] = [
  // Another type, an edge of arithmetic, a look-alike.
  (members, random) => replaceValue(members, random, () => pick(random, oddValues)),
  (members, random) => replaceValue(members, random, () => pick(random, oddNumbers)),
  (members, random) => replaceValue(members, random, () => pick(random, oddStrings)),
  (members, random) => replaceValue(members, random, (value) => lookAlike(value, random)),
  // Deeper or flatter.
  (members, random) => replaceValue(members, random, (value) => nest(value, 1 + random(50), random)),
  (members, random) => [[pick(random, temptingNames), Object.fromEntries(members)]],
  // Twice, away, elsewhere.
  (members, random) => insert(members, random, pick(random, members)[0], pick(random, oddValues)),
  (members, random) => insert(members, random, pick(random, temptingNames), pick(random, oddValues)),
  (members, random) => members.toSpliced(random(members.length), 1),
  (members, random) => members.toSpliced(random(members.length), 0, pick(random, members)),
  (members, random) => {
    const [taken, given] = [pick(random, members), pick(random, members)];
    return members.map(([name, value]) => [name, name === taken[0] ? given[1] : value] as const);
  },
  // Another name that looks the same.
  (members, random) => {
    const at = random(members.length);
    return members.map(
      ([name, value], index) => [index === at ? lookAlike(name, random) : name, value] as const,
    );
  },
  // What an attacker wants.
  (members, random) => insert(members, random, "cognito:groups", ["admin"]),
  (members) => members.map(([name, value]) => [name, name === "cognito:groups" ? ["admin"] : value] as const),
  (members) => members.map(([name, value]) => [name, name === "exp" ? 4_000_000_000 : value] as const),
  (members, random) =>
    members.map(([name, value]) => [name, name === "sub" ? `user-${random(8)}` : value] as const),
];

/** The members with one to three of them edited. */
export function editMembers(members: Members, random: Random): Members {
  let edited = members;
  for (let times = 1 + random(3); times > 0 && edited.length > 0; times--) {
    edited = pick(random, edits)(edited, random);
  }
  return edited;
}

/** A text that a careless comparison takes for the value. */
function lookAlike(value: unknown, random: Random): string {
  const bent = typeof value === "string" ? pick(random, nearlyRight).bend(value) : value;
  return typeof bent === "string" ? bent : JSON.stringify(bent);
}

function nest(value: unknown, depth: number, random: Random): unknown {
  const inList = random(2) === 0;
  return depth === 0 ? value : nest(inList ? [value] : { value }, depth - 1, random);
}
