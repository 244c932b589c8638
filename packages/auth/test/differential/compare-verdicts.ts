import type { TestIssuer } from "../../src/testing.ts";
import { createRandom, pick, type Random } from "../seeded-random.ts";
import { type Bend, settings } from "./bend.ts";
import { claimBends } from "./claim-bends.ts";
import { createDraftsman, type Draft, type Facts, writeToken } from "./draft.ts";
import { formBends } from "./form-bends.ts";
import { headerBends } from "./header-bends.ts";
import { createJudges, type Verdict } from "./judges.ts";
import { type KnownDifference, knownDifferences } from "./known-differences.ts";
import { signatureBends } from "./signature-bends.ts";

const bends = [...claimBends, ...headerBends, ...formBends, ...signatureBends];
const none: Bend = { name: "nothing", bend: () => {} };

/** Where to look for one more bend: mostly where a token can still be good afterwards. */
const further = [claimBends, claimBends, claimBends, headerBends, headerBends, formBends, signatureBends];

/** The verdict depends on the clock; a token that took this long is judged no more, lest it crossed an edge on the way. */
const patienceMs = 3000;

export type Comparison = {
  accepted: number;
  refused: number;
  readonly occurrences: Map<KnownDifference, number>;
  /** What no entry of the list explains, in words. */
  readonly unexplained: string[];
  /** Tokens that both accept and read differently, or that we judge differently when they come again. */
  readonly inconsistent: string[];
};

/** Draws tokens and has both verifiers judge them. The first ones bear one bend of the catalogue each, the others several. */
export async function compareVerdicts(pool: TestIssuer, seed: number, tokens: number): Promise<Comparison> {
  const random = createRandom(seed);
  const draftsman = createDraftsman(pool);
  const judges = createJudges(pool);
  const comparison: Comparison = {
    accepted: 0,
    refused: 0,
    occurrences: new Map(knownDifferences.map((difference) => [difference, 0])),
    unexplained: [],
    inconsistent: [],
  };

  for (let drawn = 0, judged = 0; judged < tokens; drawn++) {
    const chosen = drawn < bends.length ? [bends[drawn] ?? none] : chooseBends(random);
    const facts = writeToken(drawDraft(chosen, random), pool);
    // Two listed oddities on one token would explain one difference twice: such a token proves nothing.
    const explanations = knownDifferences.filter(({ has }) => has(facts));
    if (explanations.length > 1) continue;

    const pair = judges.get(facts.setting);
    if (pair === undefined) throw new Error("a setting without judges");
    const [ours, theirs, again] = [
      await pair.ours(facts.token),
      pair.theirs(facts.token),
      await pair.ours(facts.token),
    ];
    if (Date.now() - facts.now * 1000 > patienceMs) continue;
    judged++;
    weigh({ chosen, facts, ours, theirs, again, explanation: explanations[0] });
  }
  return comparison;

  function drawDraft(chosen: readonly Bend[], draw: Random): Draft {
    const setting = chosen.find((bend) => bend.setting)?.setting ?? pick(draw, settings);
    const other = chosen.length > 1 && draw(10) === 0;
    const draft = draftsman(setting, other ? pick(draw, ["access", "id"]) : setting.tokenUse);
    for (const { bend } of chosen) bend(draft, draw);
    return draft;
  }

  function weigh({ chosen, facts, ours, theirs, again, explanation }: Hearing): void {
    const words = () => describe({ chosen, facts, ours, theirs, again, explanation });
    if (ours.accepted !== again.accepted) comparison.inconsistent.push(`changed its mind: ${words()}`);
    if (ours.accepted === theirs.accepted) {
      comparison[ours.accepted ? "accepted" : "refused"]++;
      if (!readAlike(ours, theirs)) comparison.inconsistent.push(`read differently: ${words()}`);
      return;
    }
    const refusedBy = ours.accepted ? "aws-jwt-verify" : "us";
    if (explanation?.refusedBy !== refusedBy) comparison.unexplained.push(words());
    else comparison.occurrences.set(explanation, (comparison.occurrences.get(explanation) ?? 0) + 1);
  }
}

type Hearing = {
  readonly chosen: readonly Bend[];
  readonly facts: Facts;
  readonly ours: Verdict;
  readonly theirs: Verdict;
  readonly again: Verdict;
  readonly explanation: KnownDifference | undefined;
};

function chooseBends(random: Random): readonly Bend[] {
  const chosen = [random(20) === 0 ? none : pick(random, bends)];
  while (random(2) === 0) chosen.push(pick(random, pick(random, further)));
  return chosen;
}

/** Both accept: then both have read the same claims, save two names that aws-jwt-verify takes out of every object. */
function readAlike(ours: Verdict, theirs: Verdict): boolean {
  if (!ours.accepted || !theirs.accepted) return true;
  const text = JSON.stringify(ours.claims);
  return /__proto__|constructor/.test(text) || text === JSON.stringify(theirs.claims);
}

function describe({ chosen, facts, ours, theirs, explanation }: Hearing): string {
  return [
    chosen.map(({ name }) => name).join(" + "),
    `set to ${facts.setting.tokenUse}${facts.setting.anyClient ? ", any client" : ""}`,
    `ours ${ours.accepted ? "accepts" : `refuses (${ours.reason})`}`,
    `aws-jwt-verify ${theirs.accepted ? "accepts" : `refuses (${theirs.reason})`}`,
    `listed: ${explanation?.name ?? "nothing"}`,
    facts.token,
  ].join("; ");
}
