import { cognito, cognitoGetUser, createVerifier, fileKeySnapshot, type Verifier } from "@sekisho/auth";
import { rolePermissions } from "@sekisho/contract/permission";
import { connect, type Database } from "@sekisho/db";
import type { FastifyBaseLogger } from "fastify";
import { type Clock, systemClock } from "./clock.ts";
import type { Env } from "./env.ts";
import { createIdentity, type Identity } from "./identity/identity.ts";
import { createMetrics, type Metrics } from "./metrics/metrics.ts";
import { StartError } from "./start-error.ts";
import type { Tracing } from "./tracing/tracing.ts";

/** Everything the server is handed. Nothing below reads the environment or opens a connection by itself. */
export type Deps = {
  readonly env: Env;
  readonly verifier: Verifier;
  readonly db: Database;
  /** The user pool, for administration and for the REST login. */
  readonly identity: Identity;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  /** Null: nothing is measured. */
  readonly metrics: Metrics | null;
  /** Null: nothing is traced. */
  readonly tracing: Tracing | null;
};

/**
 * Opens what the environment names. Keys are not waited for: the API starts while the key server is down.
 * @throws StartError when the database cannot be opened
 */
export async function createDeps(env: Env, log: FastifyBaseLogger): Promise<Deps> {
  const clock = systemClock;
  const db = await openDatabase(env);
  const verifier = verifierOf(env, log);
  const metrics = env.metrics && createMetrics({ verifier, db });
  const tracing = await openTracing(env, log);
  return { env, verifier, db, identity: createIdentity(env.cognito), clock, log, metrics, tracing };
}

/** OpenTelemetry's SDK is loaded where traces are asked for, and nowhere else. */
async function openTracing(env: Env, log: FastifyBaseLogger): Promise<Tracing | null> {
  if (env.tracing === null) return null;
  const { startTracing } = await import("./tracing/start-tracing.ts");
  return startTracing(env, log);
}

/** Whose tokens the API believes: those of the one user pool. */
function verifierOf({ cognito: pool, jwksSnapshotFile }: Env, log: FastifyBaseLogger): Verifier {
  const { region, endpoint } = pool;
  return createVerifier(cognito(pool), {
    rolePermissions,
    onKeysUnavailable: (_provider, err) => log.warn({ err }, "the user pool's keys could not be fetched"),
    remoteCheck: cognitoGetUser({ region, ...(endpoint === null ? {} : { endpoint }) }),
    ...(jwksSnapshotFile === null ? {} : { keySnapshot: () => fileKeySnapshot(jwksSnapshotFile) }),
  });
}

async function openDatabase({ databaseUrl, dataDir }: Env): Promise<Database> {
  try {
    return await connect({ url: databaseUrl, dataDir });
  } catch (error) {
    throw new StartError(databaseUrl === null ? "DATA_DIR" : "DATABASE_URL", error);
  }
}
