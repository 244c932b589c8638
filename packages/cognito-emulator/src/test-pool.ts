import { randomUUID } from "node:crypto";
import { dispatch } from "./dispatch.ts";
import { type Emulator, servicesOf } from "./emulator.ts";
import { createUser } from "./pool/create-user.ts";
import { issuerOf, type Pool } from "./pool/pool.ts";
import { setPassword } from "./pool/user-password.ts";
import { type ForgedToken, mintToken } from "./test-pool-token.ts";
import { attachTriggers } from "./test-pool-triggers.ts";
import type { AuthenticationResult } from "./tokens/issue-tokens.ts";
import type { Triggers } from "./triggers/trigger-function.ts";

export interface TestPoolOptions {
  /** Life of access and id tokens; 15 by default, 5 at least. */
  readonly accessTokenMinutes?: number;
  /** Groups of the pool; `admin` and `user` by default. */
  readonly groups?: readonly string[];
  /** Lambda triggers of this pool; with DefineAuthChallenge its client may also sign in by CUSTOM_AUTH. */
  readonly triggers?: Triggers;
}

export interface TestUser {
  readonly username: string;
  readonly password: string;
  readonly sub: string;
}

export interface NewTestUser {
  readonly groups?: readonly string[];
  readonly attributes?: Readonly<Record<string, string>>;
  readonly username?: string;
  readonly password?: string;
  /** The password is temporary, as after an invitation. */
  readonly temporary?: boolean;
}

export interface TestTokens {
  readonly accessToken: string;
  readonly idToken: string;
  readonly refreshToken: string;
  /** Seconds. */
  readonly expiresIn: number;
}

/** A pool of its own for a test, with real tokens and the means to forge some. */
export interface TestPool {
  readonly endpoint: string;
  readonly region: string;
  readonly userPoolId: string;
  /** A public client with the SRP, password and refresh flows; it may not write `custom:role`. */
  readonly clientId: string;
  readonly issuer: string;
  readonly jwksUrl: string;
  addUser(user?: NewTestUser): Promise<TestUser>;
  signIn(user: Pick<TestUser, "username" | "password">): Promise<TestTokens>;
  /** A token signed by the pool's real key, with claims and header laid over the usual ones; undefined deletes. */
  mintToken(wanted: ForgedToken): Promise<string>;
  /** Puts new signing keys in charge; the old public keys stay listed. */
  rotateKeys(): Promise<void>;
  readonly jwks: {
    /** How often the key set was asked for. */
    readonly requests: number;
    /** Makes the key set answer 503, until told otherwise. */
    fail(on: boolean): void;
  };
  /** The newest code sent to this user (user name, sub or e-mail); undefined when none was. */
  lastCode(username: string): string | undefined;
}

const region = "ap-northeast-1";

/** Makes a pool through the real operations. Every call makes another, so tests cannot meet. */
export async function createTestPool(emulator: Emulator, options: TestPoolOptions = {}): Promise<TestPool> {
  const services = servicesOf(emulator);
  const call = <Answer>(operation: string, body: object): Promise<Answer> =>
    // The answer is our own operation's; each call below names its shape.
    dispatch(services, { operation, body, signedFor: region, defaultRegion: region }) as Promise<Answer>;

  const { triggers = {} } = options;
  const { UserPool } = await call<{ UserPool: { Id: string } }>("CreateUserPool", {
    PoolName: "test",
    AliasAttributes: ["email"],
    AutoVerifiedAttributes: ["email"],
    Schema: [{ Name: "role", AttributeDataType: "String", Mutable: true }],
    LambdaConfig: attachTriggers(services.pools.functions, triggers),
  });
  const minutes = options.accessTokenMinutes ?? 15;
  const { UserPoolClient } = await call<{ UserPoolClient: { ClientId: string } }>("CreateUserPoolClient", {
    UserPoolId: UserPool.Id,
    ClientName: "test",
    ExplicitAuthFlows: [
      "ALLOW_USER_SRP_AUTH",
      "ALLOW_USER_PASSWORD_AUTH",
      "ALLOW_REFRESH_TOKEN_AUTH",
      ...(triggers.DefineAuthChallenge ? ["ALLOW_CUSTOM_AUTH"] : []),
    ],
    AccessTokenValidity: minutes,
    IdTokenValidity: minutes,
    TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes" },
    PreventUserExistenceErrors: "ENABLED",
  });
  // Looked up at every use: a restored snapshot puts other objects in their place.
  const poolNow = () => services.pools.pool(UserPool.Id);
  const clientNow = () => services.pools.client(UserPoolClient.ClientId).client;
  const { clock } = services;
  const { id, groups } = poolNow();
  for (const name of options.groups ?? ["admin", "user"]) {
    groups.set(name, { name, createdAt: clock.now(), updatedAt: clock.now() });
  }

  return {
    endpoint: emulator.url,
    region,
    userPoolId: id,
    clientId: UserPoolClient.ClientId,
    issuer: issuerOf(poolNow()),
    jwksUrl: `${emulator.url}/${id}/.well-known/jwks.json`,
    addUser: async (user = {}) => addUser(poolNow(), clock.now(), user),
    async signIn({ username, password }) {
      const { AuthenticationResult: result } = await call<{ AuthenticationResult?: AuthenticationResult }>(
        "InitiateAuth",
        {
          ClientId: UserPoolClient.ClientId,
          AuthFlow: "USER_PASSWORD_AUTH",
          AuthParameters: { USERNAME: username, PASSWORD: password },
        },
      );
      if (!result?.RefreshToken || !result.IdToken)
        throw new Error("The sign-in asks for more than a password.");
      return {
        accessToken: result.AccessToken,
        idToken: result.IdToken,
        refreshToken: result.RefreshToken,
        expiresIn: result.ExpiresIn,
      };
    },
    mintToken: async (wanted) =>
      mintToken({ pool: poolNow(), client: clientNow(), now: clock.now() }, wanted),
    rotateKeys: () => poolNow().keys.rotate(clock.now(), services.pools.makeKey),
    jwks: {
      get requests() {
        return poolNow().keySetTraffic.requests;
      },
      fail(on) {
        poolNow().keySetTraffic.failing = on;
      },
    },
    lastCode: (username) => lastCode(poolNow(), username),
  };
}

function addUser(pool: Pool, now: number, wanted: NewTestUser): TestUser {
  const { username = `user-${randomUUID()}`, password = "Passw0rd!x", temporary = false } = wanted;
  const attributes = { email: `${username}@example.com`, email_verified: "true", ...wanted.attributes };
  const status = temporary ? "FORCE_CHANGE_PASSWORD" : "CONFIRMED";
  const user = createUser(pool, { username, attributes, status, now });
  setPassword(pool, user, password, now);
  for (const name of wanted.groups ?? []) {
    if (!pool.groups.has(name)) throw new Error(`The test pool has no group ${name}.`);
    user.groups.push(name);
  }
  pool.users.add(user);
  return { username: user.username, password, sub: user.sub };
}

function lastCode(pool: Pool, name: string): string | undefined {
  const sub = pool.users.find(name)?.sub;
  return pool.outbox.all().findLast((message) => message.sub === sub || message.to === name)?.code;
}
