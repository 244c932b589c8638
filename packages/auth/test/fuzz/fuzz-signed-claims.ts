import { encode } from "../forgeries/forgery.ts";
import { writeMembers } from "../json-members.ts";
import { createRandom, pick, type Random } from "../seeded-random.ts";
import { createCorpus, type GenuineToken } from "./corpus.ts";
import { editMembers } from "./json-edits.ts";
import { respellJson } from "./json-mutations.ts";
import { judgeMutant } from "./judge-mutant.ts";

/**
 * Has tokens judged that the pool did sign, with claims nobody expects: behind the signature is where claims are read.
 * They are no forgeries, so being accepted is no finding; a crash is, and so is a caller or role the claims do not name.
 */
export async function fuzzSignedClaims(
  seed: number,
  rounds: number,
): Promise<{ readonly accepted: number; readonly findings: readonly string[] }> {
  const random = createRandom(seed);
  const corpus = createCorpus();
  const verifier = corpus.pool.createVerifier();
  const findings: string[] = [];
  let accepted = 0;
  for (let round = 0; round < rounds; round++) {
    const token = corpus.pool.sign(signingInput(pick(random, corpus.accepted), random));
    const judgement = await judgeMutant(verifier, token);
    if (judgement.kind === "crashed") findings.push(`${judgement.error}: ${token}`);
    if (judgement.kind !== "accepted") continue;
    accepted++;
    const { sub, role } = judgement.principal;
    const claims = claimsOf(token);
    if (sub !== claims["sub"] || role !== roleOf(claims)) findings.push(`misread: ${token}`);
  }
  return { accepted, findings };
}

function signingInput(token: GenuineToken, random: Random): string {
  const claims = writeMembers(editMembers(token.claimsMembers, random));
  const bytes = random(4) === 0 && isJson(claims) ? respellJson(claims, random) : claims;
  const header =
    random(8) === 0 ? encode(writeMembers(editMembers(token.headerMembers, random))) : token.header;
  return `${header}.${encode(bytes)}`;
}

const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Record<string, unknown>; // as: it was accepted

/** The rule in other words than the verifier's: who has no username is a machine, and no machine has a role. */
function roleOf(claims: Record<string, unknown>): string | null {
  const groups = claims["cognito:groups"];
  if (!Array.isArray(groups) || !Object.hasOwn(claims, "username")) return null;
  if (groups.includes("admin")) return "admin";
  return groups.includes("user") ? "user" : null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
