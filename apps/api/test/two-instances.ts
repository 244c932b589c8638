import { createEmulator, createTestPool, type TestPool } from "@sekisho/cognito-emulator";
import { connected, createOwner, startPostgres, type ThrowawayPostgres } from "@sekisho/db/testing";
import { type ApiProcess, spawnApi } from "./api-process.ts";

/** An API process that listens. */
export type Instance = ApiProcess & {
  readonly url: string;
  /** The status with which it answers the bearer of this token. */
  statusFor(token: string): Promise<number>;
  /** The same, asked again for as long as it is 503: a busy machine hears too late of what was taken back to tell. */
  verdictFor(token: string): Promise<number>;
  /** Calls a mutation over tRPC, again for as long as that is 503; answers its status. */
  mutate(path: string, token: string, input?: unknown): Promise<number>;
};

/** One PostgreSQL and one user pool for as many instances of the API as are started. */
export type Installation = {
  readonly pool: TestPool;
  readonly server: ThrowawayPostgres;
  startInstance(): Promise<Instance>;
  /** Runs a statement above every policy. */
  above(statement: string): Promise<unknown[]>;
  stop(): Promise<void>;
};

/** `bin` is what `findPostgres` answered; `compileApi` comes first. */
export async function startInstallation(bin: string): Promise<Installation> {
  const [server, emulator] = await Promise.all([startPostgres(bin), createEmulator({ port: 0 })]);
  const pool = await createTestPool(emulator, { groups: ["user", "admin"] });
  const url = await createOwner(server, "landlord");
  const started: ApiProcess[] = [];
  const settings = {
    ENVIRONMENT: "staging",
    PORT: "0",
    RATE_LIMIT_MAX: "0",
    DATABASE_URL: url,
    COGNITO_REGION: pool.region,
    COGNITO_USER_POOL_ID: pool.userPoolId,
    COGNITO_APP_CLIENT_ID: pool.clientId,
    COGNITO_ENDPOINT: pool.endpoint,
    COGNITO_JWKS_URL: pool.jwksUrl,
    COGNITO_ISSUER: pool.issuer,
  };
  return {
    pool,
    server,
    async startInstance() {
      const api = spawnApi(settings);
      started.push(api);
      return instanceOf(api, String((await api.said("started"))["url"]));
    },
    async above(statement) {
      const superuser = await connected(server.urlOf("sekisho", "landlord"));
      superuser.on("error", () => undefined); // it may be ended by its own statement
      try {
        return (await superuser.query(statement)).rows;
      } finally {
        await superuser.end();
      }
    },
    async stop() {
      for (const { child, exited } of started) {
        child.kill("SIGKILL");
        await exited;
      }
      await Promise.all([emulator.close(), server.stop()]);
    },
  };
}

function instanceOf(api: ApiProcess, url: string): Instance {
  const answer = async (path: string, token: string, more: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const response = await fetch(new URL(path, url), { headers, ...more });
    await response.body?.cancel();
    return response.status;
  };
  const untilAble = async (ask: () => Promise<number>) => {
    let status: number;
    do status = await ask();
    while (status === 503);
    return status;
  };
  const statusFor = (token: string) => answer("/api/v1/protected", token);
  return {
    ...api,
    url,
    statusFor,
    verdictFor: (token) => untilAble(() => statusFor(token)),
    mutate: (path, token, input) =>
      untilAble(() =>
        answer(`/trpc/${path}`, token, { method: "POST", body: JSON.stringify(input ?? null) }),
      ),
  };
}
