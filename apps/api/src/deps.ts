import { createVerifier, type Verifier } from "@sekisho/auth";
import { connect, type Database } from "@sekisho/db";
import type { FastifyBaseLogger } from "fastify";
import { type Clock, systemClock } from "./clock.ts";
import type { Env } from "./env.ts";
import { createIdentity, type Identity } from "./identity/identity.ts";
import { StartError } from "./start-error.ts";

/** Everything the server is handed. Nothing below reads the environment or opens a connection by itself. */
export type Deps = {
  readonly env: Env;
  readonly verifier: Verifier;
  readonly db: Database;
  /** The user pool, for administration and for the REST login. */
  readonly identity: Identity;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
};

/**
 * Opens what the environment names. Keys are not waited for: the API starts while the key server is down.
 * @throws StartError when the database cannot be opened
 */
export async function createDeps(env: Env, log: FastifyBaseLogger): Promise<Deps> {
  const clock = systemClock;
  const verifier = createVerifier({
    issuers: env.cognito.issuers,
    jwksUrl: env.cognito.jwksUrl,
    tokenUse: env.cognito.tokenUse,
    clientIds: env.cognito.clientIds,
    customRoleInAccessToken: env.cognito.customRoleInAccessToken,
  });
  const db = await openDatabase(env);
  return { env, verifier, db, identity: createIdentity(env.cognito), clock, log };
}

async function openDatabase({ databaseUrl, dataDir }: Env): Promise<Database> {
  try {
    return await connect({ url: databaseUrl, dataDir });
  } catch (error) {
    throw new StartError(databaseUrl === null ? "DATA_DIR" : "DATABASE_URL", error);
  }
}
