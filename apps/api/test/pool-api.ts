import { CognitoIdentityProvider } from "@aws-sdk/client-cognito-identity-provider";
import { cognito, createVerifier, type RevocationSource } from "@sekisho/auth";
import { createEmulator, createTestPool, type TestPool } from "@sekisho/cognito-emulator";
import { rolePermissions } from "@sekisho/contract/permission";
import { createTestDatabase } from "@sekisho/db/testing";
import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import { type Deps, releaseDeps } from "../src/deps.ts";
import { createIdentity } from "../src/identity/identity.ts";
import { createLogger } from "../src/logging/create-logger.ts";
import { buildServer } from "../src/server.ts";
import { envOf } from "./api.ts";
import { depsOver } from "./deps-over.ts";
import { type FailingPool, startFailingPool } from "./failing-pool.ts";

/** The API over a user pool in this process, as a confidential client: whoever calls it has signed in for real. */
export type PoolApi = {
  readonly app: FastifyInstance;
  readonly deps: Deps;
  readonly pool: TestPool;
  /** Stands between the API and the pool, and counts what is asked. */
  readonly way: FailingPool;
  /** The AWS SDK with an administrator's rights, past the API. */
  readonly admin: CognitoIdentityProvider;
  /** The client that signs people in, and its secret. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** Moves the pool's clock; the API's own stays where it is. */
  readonly advance: (minutes: number) => void;
  /** Everything that was logged, one line each. */
  readonly lines: string[];
  /** Sends one request, from an address of its own unless said: attempts are counted by address. */
  readonly send: (request: Sent) => Promise<LightMyRequestResponse>;
  readonly close: () => Promise<void>;
};

export type Sent = {
  readonly method?: "GET" | "HEAD" | "POST" | "PATCH" | "DELETE" | "PUT";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: string | object;
  readonly remoteAddress?: string;
};

export async function startPoolApi(settings: Record<string, string> = {}): Promise<PoolApi> {
  let ahead = 0;
  const clock = { now: () => Date.now() + ahead };
  const [emulator, db] = await Promise.all([createEmulator({ clock }), createTestDatabase()]);
  const pool = await createTestPool(emulator);
  const way = await startFailingPool(pool.endpoint);
  const admin = new CognitoIdentityProvider({
    endpoint: pool.endpoint,
    region: pool.region,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const { clientId, clientSecret } = await confidentialClient(admin, pool);
  const env = envOf({
    RATE_LIMIT_MAX: "0",
    LOG_LEVEL: "DEBUG",
    COGNITO_USER_POOL_ID: pool.userPoolId,
    COGNITO_APP_CLIENT_ID: `${clientId},${pool.clientId}`,
    COGNITO_APP_CLIENT_SECRET: clientSecret,
    COGNITO_ISSUER: pool.issuer,
    COGNITO_JWKS_URL: pool.jwksUrl,
    COGNITO_ENDPOINT: way.endpoint,
    ...settings,
  });
  const lines: string[] = [];
  const console = (line: string) => lines.push(line);
  const log = createLogger({ ...env, environment: "staging", console, file: null });
  const verifierOver = (revocation: RevocationSource) =>
    createVerifier(cognito(env.cognito), { rolePermissions, revocation });
  const deps = await depsOver({ env, db, identity: createIdentity(env.cognito), log, verifierOver });
  const app = await buildServer(deps);
  let sent = 0;
  return {
    app,
    deps,
    pool,
    way,
    admin,
    clientId,
    clientSecret,
    advance(minutes) {
      ahead += minutes * 60_000;
    },
    lines,
    send: (request) => app.inject({ method: "GET", remoteAddress: addressOf(sent++), ...request }),
    async close() {
      await app.close();
      admin.destroy();
      await way.stop();
      await Promise.all([releaseDeps(deps), emulator.close()]);
    },
  };
}

/** Of the range for documentation and tests (RFC 2544); a new one for every request. */
const addressOf = (index: number) => `198.18.${Math.floor(index / 256)}.${index % 256}`;

async function confidentialClient(admin: CognitoIdentityProvider, { userPoolId }: TestPool) {
  const { UserPoolClient } = await admin.createUserPoolClient({
    UserPoolId: userPoolId,
    ClientName: "confidential",
    GenerateSecret: true,
    ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    AccessTokenValidity: 15,
    IdTokenValidity: 15,
    TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes" },
    PreventUserExistenceErrors: "ENABLED",
  });
  const { ClientId: clientId, ClientSecret: clientSecret } = UserPoolClient ?? {};
  if (clientId === undefined || clientSecret === undefined) throw new Error("The pool gave no secret.");
  return { clientId, clientSecret };
}
