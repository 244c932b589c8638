import { authenticate, cognito, createVerifier } from "@sekisho/auth";
import { createEmulator, createTestPool, type TestPool, type TestUser } from "@sekisho/cognito-emulator";
import { defaultLocale, type Locale } from "@sekisho/contract/locale";
import { rolePermissions } from "@sekisho/contract/permission";
import type { Role } from "@sekisho/contract/role";
import type { Database } from "@sekisho/db";
import { createTestDatabase } from "@sekisho/db/testing";
import { pino } from "pino";
import { createTrail } from "../src/audit/trail.ts";
import { systemClock } from "../src/clock.ts";
import type { CognitoEnv } from "../src/env.ts";
import { createIdentity, type Identity } from "../src/identity/identity.ts";
import { openRevocationFeed, type RevocationFeed } from "../src/revocation/revocation-feed.ts";
import { createOpenStreams } from "../src/streams/open-streams.ts";
import { appRouter } from "../src/trpc/app-router.ts";
import type { Context } from "../src/trpc/context.ts";
import { type FailingPool, startFailingPool } from "./failing-pool.ts";
import { standingClock } from "./standing-clock.ts";

/** A user pool, a database and the API's procedures in this process. */
export type World = {
  readonly pool: TestPool;
  /** Lets one operation fail on its way from the API to the pool. */
  readonly failPool: FailingPool["fail"];
  /** Lets something happen before one operation reaches the pool. */
  readonly beforePool: FailingPool["before"];
  readonly db: Database;
  readonly identity: Identity;
  readonly revocations: RevocationFeed;
  /** Sets the pool's clock ahead by so many seconds more; the API's own goes on as it does. */
  readonly advancePool: (seconds: number) => void;
  /** The procedures as the bearer of this token calls them; without a token, as nobody in particular. */
  readonly as: (token?: string, locale?: Locale) => Promise<Caller>;
  /** The context in which they call, for procedures other than the product's. */
  readonly contextOf: (token?: string, locale?: Locale) => Promise<Context>;
  /** A token of an app client that speaks for itself, as the grant client_credentials makes it. */
  readonly machineToken: (scope?: string) => Promise<string>;
  /** A new person with this role, signed in. */
  readonly signedIn: (role?: Role | null) => Promise<SignedIn>;
  readonly stop: () => Promise<void>;
};

type Caller = ReturnType<typeof appRouter.createCaller>;

/** A person of the pool who has just signed in. */
export type SignedIn = TestUser & {
  readonly accessToken: string;
  readonly idToken: string;
  readonly refreshToken: string;
};

/** One world for one test file: nothing in it is shared with another. */
export async function startWorld({
  tokenUse = "access",
}: {
  tokenUse?: "access" | "id";
} = {}): Promise<World> {
  let poolAheadMs = 0;
  const poolClock = { now: () => Date.now() + poolAheadMs };
  const [emulator, db] = await Promise.all([
    createEmulator({ port: 0, clock: poolClock }),
    createTestDatabase(),
  ]);
  const pool = await createTestPool(emulator, { groups: ["user", "admin", "beta"] });
  const log = pino({ level: "silent" });
  const revocations = await openRevocationFeed({
    store: db.revocations,
    monotonicClock: standingClock,
    log,
  });
  const verifier = createVerifier(cognito({ ...cognitoEnvOf(pool), tokenUse }), {
    rolePermissions,
    revocation: revocations.source,
  });
  const failingPool = await startFailingPool(pool.endpoint);
  const identity = createIdentity({ ...cognitoEnvOf(pool), endpoint: failingPool.endpoint });
  const trail = createTrail({ db, clock: systemClock, log });
  const streams = createOpenStreams(systemClock);
  const shared = {
    db,
    identity,
    revocations,
    trail,
    verifier,
    clock: systemClock,
    log,
    streams,
    cut: () => undefined,
  };

  const contextOf = async (token?: string, locale: Locale = defaultLocale): Promise<Context> => {
    const authorization = token === undefined ? undefined : `Bearer ${token}`;
    const auth = await authenticate(verifier, { authorization });
    return {
      ...shared,
      auth,
      locale,
      requestId: "test",
      address: "test",
      countAttempt: () => Promise.resolve(),
      watch: null,
    };
  };

  return {
    pool,
    failPool: (operation) => failingPool.fail(operation),
    beforePool: (operation, act) => failingPool.before(operation, act),
    db,
    identity,
    revocations,
    advancePool(seconds) {
      poolAheadMs += seconds * 1_000;
    },
    as: async (token, locale) => appRouter.createCaller(await contextOf(token, locale)),
    contextOf,
    async machineToken(scope = "items/read") {
      // The pool mints tokens for its people only. A machine's has no user name, no sign-in and no groups.
      const claims = {
        sub: pool.clientId,
        username: undefined,
        "cognito:groups": undefined,
        origin_jti: undefined,
        scope,
      };
      return await pool.mintToken({ use: "access", user: await pool.addUser(), claims });
    },
    async signedIn(role = "user") {
      const user = await pool.addUser({ groups: role === null ? [] : [role] });
      return { ...user, ...(await pool.signIn(user)) };
    },
    async stop() {
      identity.close();
      await revocations.close();
      verifier.close();
      await failingPool.stop();
      await Promise.all([db.close(), emulator.close()]);
    },
  };
}

/** The pool as the environment would name it. */
export function cognitoEnvOf(pool: TestPool): CognitoEnv {
  return {
    region: pool.region,
    userPoolId: pool.userPoolId,
    clientIds: [pool.clientId],
    clientSecret: null,
    tokenUse: "access",
    customRoleInAccessToken: false,
    issuers: [pool.issuer],
    jwksUrl: pool.jwksUrl,
    endpoint: pool.endpoint,
  };
}
