import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RevocationSource } from "@sekisho/auth";
import { createTestIssuer, type TestIssuer } from "@sekisho/auth/testing";
import { rolePermissions } from "@sekisho/contract/permission";
import type { Role } from "@sekisho/contract/role";
import { createTestDatabase } from "@sekisho/db/testing";
import type { AnyTRPCRouter } from "@trpc/server";
import type { FastifyInstance } from "fastify";
import { type Deps, releaseDeps } from "../src/deps.ts";
import { type Env, readEnv } from "../src/env.ts";
import { createIdentity } from "../src/identity/identity.ts";
import { createLogger } from "../src/logging/create-logger.ts";
import { buildServer } from "../src/server.ts";
import { closeServer } from "./close-server.ts";
import { depsOver } from "./deps-over.ts";

/** The whole API in this process, over signed tokens and an empty database, without a network. */
export type Api = {
  readonly app: FastifyInstance;
  readonly env: Env;
  readonly deps: Deps;
  readonly issuer: TestIssuer;
  /** Everything that was logged, one line each. */
  readonly lines: string[];
  /** An Authorization field of somebody with this role. */
  readonly bearer: (role?: Role | null) => string;
  readonly close: () => Promise<void>;
};

/** Variables that every start needs; the rest has defaults. */
export const requiredSettings = {
  COGNITO_USER_POOL_ID: "ap-northeast-1_Testing01",
  COGNITO_APP_CLIENT_ID: "1example23456789",
};

export async function startApi({
  settings = {},
  router,
  monotonicClock,
}: {
  settings?: Record<string, string>;
  router?: AnyTRPCRouter;
  monotonicClock?: Deps["monotonicClock"];
} = {}): Promise<Api> {
  const env = envOf({ RATE_LIMIT_MAX: "0", LOG_LEVEL: "DEBUG", ...settings });
  const issuer = createTestIssuer();
  const lines: string[] = [];
  const log = createLogger({
    ...env,
    environment: "staging",
    console: (line) => lines.push(line),
    file: null,
  });
  const db = await createTestDatabase();
  const verifierOver = (revocation: RevocationSource) =>
    issuer.createVerifier({ rolePermissions, revocation });
  const identity = createIdentity(env.cognito);
  const deps = await depsOver({ env, db, identity, log, verifierOver, monotonicClock });
  const app = await buildServer(deps, router ? { router } : {});
  return {
    app,
    env,
    deps,
    issuer,
    lines,
    bearer: (role = "user") =>
      `Bearer ${issuer.mintToken("access", { claims: { "cognito:groups": role === null ? undefined : [role] } })}`,
    async close() {
      await closeServer(app);
      await releaseDeps(deps);
    },
  };
}

/** No `.env` of the machine's may reach a test. */
const folderWithoutSettings = join(tmpdir(), "sekisho-no-such-folder");

/** An environment made of nothing but these variables. */
export function envOf(settings: Record<string, string>): Env {
  return readEnv({ ...requiredSettings, ...settings }, folderWithoutSettings);
}

/** A new folder; `temporary-folder.ts` takes it away again. */
export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), "sekisho-api-"));
