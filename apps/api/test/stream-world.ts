import { cognito, createVerifier, type RevocationSource } from "@sekisho/auth";
import { createEmulator, createTestPool, type TestPool, type TestUser } from "@sekisho/cognito-emulator";
import { rolePermissions } from "@sekisho/contract/permission";
import type { Database } from "@sekisho/db";
import { createTestDatabase } from "@sekisho/db/testing";
import type { AnyTRPCRouter } from "@trpc/server";
import type { FastifyInstance } from "fastify";
import { releaseDeps } from "../src/deps.ts";
import { notStopping, type Stopping } from "../src/http/last-answers.ts";
import { createIdentity } from "../src/identity/identity.ts";
import { createLogger } from "../src/logging/create-logger.ts";
import { buildServer } from "../src/server.ts";
import { envOf } from "./api.ts";
import { closeServer } from "./close-server.ts";
import { depsOver } from "./deps-over.ts";
import { type MovableClock, movableClock } from "./movable-clock.ts";
import { cognitoEnvOf } from "./world.ts";

/** The API listening, over a real pool whose time a test moves, and a database in memory. */
export type StreamWorld = {
  readonly url: string;
  readonly app: FastifyInstance;
  readonly stopping: Stopping;
  readonly pool: TestPool;
  readonly db: Database;
  readonly clock: MovableClock;
  /** What is said of every token from now on. */
  revocation: ReturnType<RevocationSource["check"]>;
  readonly lines: string[];
  readonly signedIn: () => Promise<TestUser & { readonly accessToken: string }>;
  readonly stop: () => Promise<void>;
};

export async function startStreamWorld({
  router,
  over = (db) => db,
}: {
  readonly router?: AnyTRPCRouter;
  readonly over?: (db: Database) => Database;
} = {}): Promise<StreamWorld> {
  const clock = movableClock();
  const [emulator, db] = await Promise.all([createEmulator({ port: 0, clock }), createTestDatabase()]);
  const pool = await createTestPool(emulator, { groups: ["user", "admin"] });
  const cognitoEnv = cognitoEnvOf(pool);
  const verifier = createVerifier(cognito(cognitoEnv), {
    rolePermissions,
    clock,
    revocation: { check: () => world.revocation },
  });
  const env = {
    ...envOf({ RATE_LIMIT_MAX: "0", ALLOWED_ORIGINS: "http://localhost:3000" }),
    cognito: cognitoEnv,
  };
  const identity = createIdentity(cognitoEnv);
  const lines: string[] = [];
  const log = createLogger({
    ...env,
    environment: "staging",
    console: (line) => lines.push(line),
    file: null,
  });
  const stopping: Stopping = { ...notStopping };
  const deps = await depsOver({
    env,
    db: alsoOnBehalf(db, over),
    identity,
    clock,
    log,
    verifierOver: () => verifier,
  });
  const app = await buildServer(deps, { stopping, ...(router ? { router } : {}) });
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  const world: StreamWorld = {
    url,
    app,
    stopping,
    pool,
    db,
    clock,
    revocation: "good",
    lines,
    async signedIn() {
      const user = await pool.addUser({ groups: ["user"] });
      return { ...user, ...(await pool.signIn(user)) };
    },
    async stop() {
      await closeServer(app);
      await Promise.all([releaseDeps(deps), emulator.close()]);
    },
  };
  return world;
}

/** What differs, differs for every request as well: each has a database of its own made from this one. */
function alsoOnBehalf(db: Database, over: (db: Database) => Database): Database {
  return { ...over(db), onBehalfOf: (errand) => alsoOnBehalf(db.onBehalfOf(errand), over) };
}
