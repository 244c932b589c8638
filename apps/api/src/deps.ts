import {
  cognito,
  cognitoGetUser,
  createVerifier,
  fileKeySnapshot,
  type RevocationSource,
  type Verifier,
} from "@sekisho/auth";
import { rolePermissions } from "@sekisho/contract/permission";
import type { Database } from "@sekisho/db";
import type { FastifyBaseLogger } from "fastify";
import { createTrail, type Trail } from "./audit/trail.ts";
import { type Clock, monotonicClock, systemClock } from "./clock.ts";
import type { Env } from "./env.ts";
import { databaseReleaseTimeout, traceFlushTimeout } from "./http/limits.ts";
import { createIdentity, type Identity } from "./identity/identity.ts";
import type { Metrics } from "./metrics/metrics.ts";
import { databaseSetting, openDatabase } from "./open-database.ts";
import { openRevocationFeed, type RevocationFeed } from "./revocation/revocation-feed.ts";
import { StartError } from "./start-error.ts";
import type { Tracing } from "./tracing/tracing.ts";

/** Everything the server is handed. Nothing below reads the environment or opens a connection by itself. */
export type Deps = {
  readonly env: Env;
  readonly verifier: Verifier;
  readonly db: Database;
  /** The user pool, for administration and for the REST login. */
  readonly identity: Identity;
  /** Which tokens have been taken back, through this instance or another. */
  readonly revocations: RevocationFeed;
  /** The audit trail. */
  readonly trail: Trail;
  readonly clock: Clock;
  /** Never goes back: what waiting, lateness and limits within a minute are measured with. */
  readonly monotonicClock: Clock;
  readonly log: FastifyBaseLogger;
  /** Null: nothing is measured. */
  readonly metrics: Metrics | null;
  /** Null: nothing is traced. */
  readonly tracing: Tracing | null;
};

/**
 * Opens what the environment names. Keys are not waited for: the API starts while the key server is down. Revocations are:
 * a token that was taken back is not to count again because of a restart.
 * @throws StartError when the database cannot be opened
 */
export async function createDeps(env: Env, log: FastifyBaseLogger): Promise<Deps> {
  const clock = systemClock;
  const db = await openDatabase(env);
  const revocations = await hearRevocations(env, db, log);
  const verifier = verifierOf(env, revocations.source, log);
  return {
    env,
    verifier,
    db,
    identity: createIdentity(env.cognito, clock),
    revocations,
    trail: createTrail({ db, clock, log }),
    clock,
    monotonicClock,
    log,
    metrics: await openMetrics(env, { verifier, db }),
    tracing: await openTracing(env, log),
  };
}

/**
 * Lets go of all that `createDeps` opened. `cut`: the database's connections were ended before everything was written.
 */
export async function releaseDeps(deps: Deps): Promise<{ readonly database: "closed" | "cut" }> {
  const [database] = await Promise.all([closeInTurn(deps), deps.tracing?.close()]);
  return { database };
}

/**
 * The trail is first, because what it still holds goes into the database. A server's connections are cut when the two have
 * not finished in time, and what was not taken of the trail is in the log. The embedded database is waited for: it is in
 * this process, and only the end of the process cuts it short.
 */
async function closeInTurn({
  verifier,
  identity,
  revocations,
  trail,
  db,
  log,
}: Deps): Promise<"closed" | "cut"> {
  let outcome: "closed" | "cut" = "closed";
  let unfinished: "audit trail" | "database" = "audit trail";
  const tooLong = setTimeout(() => {
    const facts = { after_ms: databaseReleaseTimeout, unfinished };
    if (db.cut()) {
      outcome = "cut";
      log.warn(facts, "closing takes too long: the connections to the database are cut");
    } else log.warn(facts, "closing takes long: the embedded database is waited for");
  }, databaseReleaseTimeout);
  try {
    await trail.close();
    unfinished = "database";
    verifier.close();
    identity.close();
    await revocations.close();
    await db.close();
    return outcome;
  } finally {
    clearTimeout(tooLong);
  }
}

/** As with traces: what measures is loaded where metrics are asked for. */
async function openMetrics(env: Env, watched: Pick<Deps, "verifier" | "db">): Promise<Metrics | null> {
  if (env.metrics === null) return null;
  const { createMetrics } = await import("./metrics/metrics.ts");
  return createMetrics(watched);
}

/** OpenTelemetry is loaded where traces are asked for, and nowhere else. */
async function openTracing(env: Env, log: FastifyBaseLogger): Promise<Tracing | null> {
  if (env.tracing === null) return null;
  const { startTracing } = await import("./tracing/start-tracing.ts");
  return startTracing(env, log, traceFlushTimeout);
}

/** Whose tokens the API believes: those of the one user pool. */
function verifierOf(
  { cognito: pool, jwksSnapshotFile }: Env,
  revocation: RevocationSource,
  log: FastifyBaseLogger,
): Verifier {
  const { region, endpoint } = pool;
  return createVerifier(cognito(pool), {
    rolePermissions,
    revocation,
    onKeysUnavailable: (_provider, err) => log.warn({ err }, "the user pool's keys could not be fetched"),
    remoteCheck: cognitoGetUser({ region, ...(endpoint === null ? {} : { endpoint }) }),
    ...(jwksSnapshotFile === null ? {} : { keySnapshot: () => fileKeySnapshot(jwksSnapshotFile) }),
  });
}

async function hearRevocations(env: Env, db: Database, log: FastifyBaseLogger): Promise<RevocationFeed> {
  try {
    return await openRevocationFeed({ store: db.revocations, monotonicClock, log });
  } catch (error) {
    await db.close();
    throw new StartError(databaseSetting(env), error);
  }
}
