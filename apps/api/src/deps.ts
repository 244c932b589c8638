import { cognito, cognitoGetUser, createVerifier, fileKeySnapshot, type Verifier } from "@sekisho/auth";
import { rolePermissions } from "@sekisho/contract/permission";
import type { Database } from "@sekisho/db";
import type { FastifyBaseLogger } from "fastify";
import { createTrail, type Trail } from "./audit/trail.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { Env } from "./env.ts";
import { createIdentity, type Identity } from "./identity/identity.ts";
import { openDatabase } from "./open-database.ts";

/** Everything the server is handed. Nothing below reads the environment or opens a connection by itself. */
export type Deps = {
  readonly env: Env;
  readonly verifier: Verifier;
  readonly db: Database;
  /** The user pool, for administration and for the REST login. */
  readonly identity: Identity;
  /** The audit trail. */
  readonly trail: Trail;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
};

/**
 * Opens what the environment names. Keys are not waited for: the API starts while the key server is down.
 * @throws StartError when the database cannot be opened
 */
export async function createDeps(env: Env, log: FastifyBaseLogger): Promise<Deps> {
  const clock = systemClock;
  const db = await openDatabase(env);
  const trail = createTrail({ db, clock, log });
  return {
    env,
    verifier: verifierOf(env, log),
    db,
    identity: createIdentity(env.cognito),
    trail,
    clock,
    log,
  };
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
