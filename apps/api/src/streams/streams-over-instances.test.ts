import { createEmulator, createTestPool, type Emulator, type TestPool } from "@sekisho/cognito-emulator";
import { connect, type Database } from "@sekisho/db";
import { findPostgres, startPostgres, type ThrowawayPostgres } from "@sekisho/db/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { emptyFolder } from "../../test/api.ts";
import { type ApiProcess, compileApi, spawnApi } from "../../test/api-process.ts";
import { followItems, type Received } from "../../test/follow-items.ts";
import { type Written, writerThroughApi, writeUntil } from "../../test/write-items.ts";

const bin = await findPostgres();
const lifetimeSeconds = 2;

let emulator: Emulator;
let pool: TestPool;
let server: ThrowawayPostgres;
let db: Database;
let settings: Record<string, string>;
const started: ApiProcess[] = [];

describe.skipIf(bin === null)("a stream over two processes and one PostgreSQL", () => {
  beforeAll(async () => {
    await compileApi();
    emulator = await createEmulator({ port: 0 });
    pool = await createTestPool(emulator, { groups: ["user"] });
    server = await startPostgres(bin ?? "");
    db = await connect({ url: server.url, dataDir: emptyFolder() });
    settings = {
      ENVIRONMENT: "staging",
      PORT: "0",
      RATE_LIMIT_MAX: "0",
      DATABASE_URL: server.url,
      COGNITO_REGION: pool.region,
      COGNITO_USER_POOL_ID: pool.userPoolId,
      COGNITO_APP_CLIENT_ID: pool.clientId,
      COGNITO_ENDPOINT: pool.endpoint,
      COGNITO_JWKS_URL: pool.jwksUrl,
      COGNITO_ISSUER: pool.issuer,
    };
  });
  afterEach(async () => {
    for (const { child, exited } of started.splice(0)) {
      child.kill("SIGKILL");
      await exited;
    }
  });
  afterAll(async () => {
    await db?.close();
    await server?.stop();
    await emulator?.close();
  });

  async function start(): Promise<{ readonly api: ApiProcess; readonly url: string }> {
    const api = spawnApi(settings);
    started.push(api);
    return { api, url: String((await api.said("started"))["url"]) };
  }

  /** Somebody who follows their items, each of whose tokens lives for two seconds. */
  async function following(urlNow: () => string) {
    const user = await pool.addUser({ groups: ["user"] });
    let token = "";
    let expiresAt = 0;
    const renew = async () => {
      expiresAt = Math.floor(Date.now() / 1000) + lifetimeSeconds;
      token = await pool.mintToken({ use: "access", user, claims: { exp: expiresAt } });
    };
    const hasExpired = () => Date.now() >= expiresAt * 1000;
    const received: Received[] = [];
    const follower = followItems({
      url: urlNow,
      async token() {
        if (hasExpired()) await renew();
        return token;
      },
      renew,
      hasExpired,
      onEvent: (event) => received.push(event),
    });
    await vi.waitFor(() => expect(received[0]).toEqual({ id: "0", data: { kind: "reset" } }), {
      timeout: 30_000,
    });
    const { accessToken } = await pool.signIn(user);
    return { user, accessToken, received, follower };
  }

  /** What was received is what was written, one by one and in its order, up to the newest that the database knows of. */
  async function expectAll(received: readonly Received[], written: readonly Written[], sub: string) {
    const last = await db.itemChanges.last(sub);
    expect(written).toHaveLength(last);
    await vi.waitFor(() => expect(received.at(-1)?.id).toBe(String(last)), { timeout: 30_000 });
    const [, ...changes] = received;
    expect(changes.map(({ id }) => id)).toEqual(written.map((_, at) => String(at + 1)));
    expect(changes.map(({ data }) => data)).toEqual(
      written.map((each) => ({ ...each, at: expect.any(String) })),
    );
  }

  it("loses nothing and doubles nothing over ten expiries, written to the one and read from the other", async () => {
    const [one, other] = await Promise.all([start(), start()]);
    const { user, accessToken, received, follower } = await following(() => other.url);
    let isEnough = false;
    const writing = writeUntil(writerThroughApi(one.url, accessToken), user.sub, () => isEnough);
    await vi.waitFor(() => expect(follower.expiries()).toBeGreaterThanOrEqual(10), { timeout: 120_000 });
    isEnough = true;
    await expectAll(received, await writing, user.sub);
    follower.stop();
    expect(follower.errors).toEqual([]);
    expect(received.length).toBeGreaterThan(50);
  }, 300_000);

  it("goes on at the other when its process is killed", async () => {
    const [one, other] = await Promise.all([start(), start()]);
    let url = one.url;
    const { user, accessToken, received, follower } = await following(() => url);
    let isEnough = false;
    const writing = writeUntil(writerThroughApi(other.url, accessToken), user.sub, () => isEnough);
    await vi.waitFor(() => expect(received.length).toBeGreaterThan(10), { timeout: 30_000 });
    one.api.child.kill("SIGKILL");
    url = other.url;
    const before = received.length;
    await vi.waitFor(() => expect(received.length).toBeGreaterThan(before + 10), { timeout: 30_000 });
    isEnough = true;
    await expectAll(received, await writing, user.sub);
    follower.stop();
  }, 300_000);

  it("goes on at the other when its process is told to stop", async () => {
    const [one, other] = await Promise.all([start(), start()]);
    let url = one.url;
    const { user, accessToken, received, follower } = await following(() => url);
    let isEnough = false;
    const writing = writeUntil(writerThroughApi(other.url, accessToken), user.sub, () => isEnough);
    await vi.waitFor(() => expect(received.length).toBeGreaterThan(10), { timeout: 30_000 });
    one.api.child.kill("SIGTERM");
    url = other.url;
    expect(await one.api.exited).toBe(0);
    expect(one.api.lines.at(-1)).toContain('"connections":"drained"');
    const before = received.length;
    await vi.waitFor(() => expect(received.length).toBeGreaterThan(before + 10), { timeout: 30_000 });
    isEnough = true;
    await expectAll(received, await writing, user.sub);
    follower.stop();
  }, 300_000);
});
