import { createEmulator, createTestPool, type Emulator, type TestPool } from "@sekisho/cognito-emulator";
import { connect } from "@sekisho/db";
import { connected, createOwner, findPostgres, layEmbeddedFolder, startPostgres } from "@sekisho/db/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { emptyFolder, requiredSettings } from "../test/api.ts";
import { type ApiProcess, compileApi, runProgram, spawnApi } from "../test/api-process.ts";
import { askUntilAble } from "../test/ask-until-able.ts";

const bin = await findPostgres();

let emulator: Emulator;
let pool: TestPool;
let dataDir: string;
let settings: Record<string, string>;
const started: ApiProcess[] = [];

beforeAll(async () => {
  await compileApi();
  emulator = await createEmulator({ port: 0 });
  pool = await createTestPool(emulator, { groups: ["user", "admin"] });
  dataDir = emptyFolder();
  await layEmbeddedFolder(dataDir);
  settings = {
    ENVIRONMENT: "staging",
    PORT: "0",
    DATA_DIR: dataDir,
    COGNITO_REGION: pool.region,
    COGNITO_USER_POOL_ID: pool.userPoolId,
    COGNITO_APP_CLIENT_ID: pool.clientId,
    COGNITO_ENDPOINT: pool.endpoint,
    COGNITO_JWKS_URL: pool.jwksUrl,
    COGNITO_ISSUER: pool.issuer,
    RATE_LIMIT_MAX: "0",
  };
});
afterEach(async () => {
  for (const { child, exited } of started.splice(0)) {
    child.kill("SIGKILL");
    await exited;
  }
});
afterAll(() => emulator.close());

async function start(): Promise<{ api: ApiProcess; url: URL }> {
  const api = spawnApi(settings);
  started.push(api);
  return { api, url: new URL(String((await api.said("started"))["url"])) };
}

const verify = (...options: string[]) => runProgram("verify-audit.js", { settings, options });

/** Everything in the trail, oldest first, once no process holds it. */
async function readTrail() {
  const db = await connect({ url: null, dataDir });
  const events = [];
  for (let cursor: number | undefined; ; ) {
    const page = await db.audit.list({ limit: 100, cursor });
    events.push(...page.events);
    if (page.next_cursor === null) break;
    cursor = page.next_cursor;
  }
  await db.close();
  return events.toReversed();
}

// Each of these starts processes and opens databases, which takes many times as long on a busy machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

describe("the trail of a process", () => {
  it("holds every change that was answered before a kill -9, in a chain that is whole", async () => {
    const admin = await pool.addUser({ groups: ["admin"] });
    const { accessToken } = await pool.signIn(admin);
    const people = await Promise.all(Array.from({ length: 8 }, () => pool.addUser({ groups: ["user"] })));
    const { api, url } = await start();
    const answered = new Map<string, number>();
    let total = 0;
    const enough = 40;
    const change = async (username: string): Promise<void> => {
      for (;;) {
        const answer = await fetch(new URL("/trpc/admin.users.enable", url), {
          method: "POST",
          headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/json" },
          body: JSON.stringify({ username }),
        });
        await answer.text();
        if (answer.status === 503) continue; // too busy, and says so: it is asked again
        if (answer.status !== 200) throw new Error(`answered ${answer.status}`);
        answered.set(username, (answered.get(username) ?? 0) + 1);
        if (++total === enough) api.child.kill("SIGKILL");
      }
    };
    const callers = await Promise.allSettled(people.map(({ username }) => change(username)));
    expect(callers.map(({ status }) => status)).toEqual(people.map(() => "rejected"));
    expect(total).toBeGreaterThanOrEqual(enough);
    await api.exited;

    const found = await verify();
    expect(found).toMatchObject({ code: 0, stderr: "" });
    const events = await readTrail();
    expect(found.stdout.trim().split("\n").at(-1)).toBe(`${events.length}:${events.at(-1)?.hash}`);
    for (const [username, count] of answered) {
      const kept = events.filter(({ action, target }) => action === "user.enabled" && target === username);
      expect(kept.length).toBeGreaterThanOrEqual(count);
      expect(kept[0]).toMatchObject({ actor_sub: admin.sub, network: "127.0.0.0/24" });
    }
    // An event that was written may have lost its line to the kill, and no line is without its event.
    const hashes = new Set(events.map(({ hash }) => hash));
    const logged = api.lines.map((line) => JSON.parse(line)).filter(({ message }) => message === "audit");
    expect(logged.length).toBeGreaterThanOrEqual(total);
    for (const { audit_hash } of logged) expect(hashes).toContain(audit_hash);
  });

  it("holds the counts of repeats when it was told to stop", async () => {
    const { api, url } = await start();
    const headers = { authorization: "Bearer a.b.c" };
    for (let n = 0; n < 7; n++) await (await askUntilAble(new URL("/trpc/auth.me", url), { headers })).text();
    api.child.kill("SIGTERM");
    expect(await api.exited).toBe(0);
    const events = (await readTrail()).filter(({ action }) => action === "token.refused");
    expect(events.map(({ repeated }) => repeated)).toEqual([1, 6]);
  });
});

describe("the command that checks it", () => {
  it("finds a chain that is not the one whose head was noted, and ends with 1", async () => {
    const madeAnew = await verify("--expect", `1:${"0".repeat(64)}`);
    expect(madeAnew).toMatchObject({ code: 1, stdout: "" });
    expect(madeAnew.stderr).toMatch(/event 1 .*made anew.*作り直され/);
  });

  it("says that the API must be stopped first where the database is embedded", async () => {
    await start();
    const refused = await verify();
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toMatch(/^DATA_DIR: .*stop the API.*API を止めて/);
  });

  it.skipIf(bin === null)(
    "finds an event that somebody above row-level security changed, beside a running API",
    async () => {
      const server = await startPostgres(bin ?? "");
      const onServer = { ...settings, DATABASE_URL: await createOwner(server, "landlord") };
      const api = spawnApi(onServer);
      started.push(api);
      const { url } = await api.said("started");
      for (const path of ["auth.me", "items.list", "profile.get"])
        await askUntilAble(new URL(`/trpc/${path}`, String(url)), {
          headers: { authorization: "Bearer a.b.c" },
        });
      const check = (...options: string[]) => runProgram("verify-audit.js", { settings: onServer, options });
      const { code, stdout } = await check();
      expect([code, stdout]).toEqual([0, expect.stringMatching(/\n3:[0-9a-f]{64}\n$/)]);
      const [, head = ""] = stdout.trim().split("\n");
      expect(await check("--expect", head)).toMatchObject({ code: 0 });
      const superuser = await connected(server.urlOf("sekisho", "landlord"));
      await superuser.query("update audit_events set network = null where id = 2");
      await superuser.end();
      const found = await check();
      expect(found).toMatchObject({ code: 1, stdout: "" });
      expect(found.stderr).toMatch(/event 2 was changed.*2 番の記録が書き換え/);
      api.child.kill("SIGTERM");
      expect(await api.exited).toBe(0);
      await server.stop();
    },
  );

  it("makes no database where there is none", async () => {
    const folder = emptyFolder();
    const refused = await runProgram("verify-audit.js", { settings: { ...settings, DATA_DIR: folder } });
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toMatch(/^DATA_DIR: .*no embedded database/);
  });

  it("reports a server that is away, settings that are wrong and options it does not know, and ends with 2", async () => {
    const away = { ...settings, DATABASE_URL: "postgresql://somebody:sesame@127.0.0.1:9/nowhere" };
    const unreachable = await runProgram("verify-audit.js", { settings: away });
    expect(unreachable.code).toBe(2);
    expect(unreachable.stderr).toMatch(/^DATABASE_URL: .*does not answer/);
    expect(unreachable.stderr).not.toMatch(/sesame|somebody|nowhere/);
    const wrong = await runProgram("verify-audit.js", { settings: { ...requiredSettings, PORT: "sesame" } });
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain("PORT: ");
    expect(await verify("--expect", "sesame")).toMatchObject({ code: 2, stdout: "" });
  });
});
