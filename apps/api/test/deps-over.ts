import type { RevocationSource, Verifier } from "@sekisho/auth";
import { createTrail } from "../src/audit/trail.ts";
import { systemClock } from "../src/clock.ts";
import type { Deps } from "../src/deps.ts";
import { openRevocationFeed } from "../src/revocation/revocation-feed.ts";
import { standingClock } from "./standing-clock.ts";

type Parts = Pick<Deps, "env" | "db" | "identity" | "log"> & {
  readonly clock?: Deps["clock"];
  readonly monotonicClock?: Deps["monotonicClock"] | undefined;
  readonly verifierOver: (revocation: RevocationSource) => Verifier;
};

/**
 * What a server is handed: what a test names, and over its database the rest as the product has it. Nobody looks on, and
 * it takes neither the machine's slowness for too much work nor a late look at revocations for an outage.
 */
export async function depsOver({
  verifierOver,
  clock = systemClock,
  monotonicClock = standingClock,
  ...parts
}: Parts): Promise<Deps> {
  const { db, log } = parts;
  const revocations = await openRevocationFeed({ store: db.revocations, monotonicClock, log });
  return {
    ...parts,
    clock,
    monotonicClock,
    revocations,
    verifier: verifierOver(revocations.source),
    trail: createTrail({ db, clock, log }),
    metrics: null,
    tracing: null,
  };
}
