import type { RevocationSource, Verifier } from "@sekisho/auth";
import { createTrail } from "../src/audit/trail.ts";
import { monotonicClock, systemClock } from "../src/clock.ts";
import type { Deps } from "../src/deps.ts";
import { openRevocationFeed } from "../src/revocation/revocation-feed.ts";

type Parts = Pick<Deps, "env" | "db" | "identity" | "log"> & {
  readonly clock?: Deps["clock"];
  readonly verifierOver: (revocation: RevocationSource) => Verifier;
};

/** What a server is handed: what a test names, and over its database the rest as the product has it. Nobody looks on. */
export async function depsOver({ verifierOver, clock = systemClock, ...parts }: Parts): Promise<Deps> {
  const { db, log } = parts;
  const revocations = await openRevocationFeed({ store: db.revocations, monotonicClock, log });
  return {
    ...parts,
    clock,
    revocations,
    verifier: verifierOver(revocations.source),
    trail: createTrail({ db, clock, log }),
    metrics: null,
    tracing: null,
  };
}
