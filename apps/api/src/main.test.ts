import { execFileSync } from "node:child_process";
import { Agent } from "node:http";
import { connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { createEmulator, createTestPool, type Emulator, type TestPool } from "@sekisho/cognito-emulator";
import { Tokens } from "@sekisho/contract/session";
import { layEmbeddedFolder } from "@sekisho/db/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { emptyFolder, requiredSettings } from "../test/api.ts";
import { type ApiProcess, compileApi, spawnApi } from "../test/api-process.ts";
import { askUntilAble } from "../test/ask-until-able.ts";
import { folderWith } from "../test/folder-with.ts";
import { call, callUntilLast } from "../test/keep-calling.ts";
import { letIn } from "../test/worker-world.ts";

let emulator: Emulator;
let pool: TestPool;
let settings: Record<string, string>;
const started: ApiProcess[] = [];

beforeAll(async () => {
  await compileApi();
  emulator = await createEmulator({ port: 0 });
  pool = await createTestPool(emulator, { groups: ["user", "admin"] });
  const dataDir = emptyFolder();
  await layEmbeddedFolder(dataDir);
  settings = {
    ENVIRONMENT: "staging",
    PORT: "0",
    DATA_DIR: dataDir, // one folder for all starts; that a start makes one itself is the database's own promise
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
afterAll(() => emulator.close());

function start(more: Record<string, string> = {}): ApiProcess {
  const api = spawnApi({ ...settings, ...more });
  started.push(api);
  return api;
}

async function urlOf(api: ApiProcess): Promise<URL> {
  return new URL(String((await api.said("started"))["url"]));
}

/** Connects and sends bytes; what comes back is collected until the server hangs up. */
async function open(url: URL, bytes: string): Promise<{ socket: Socket; answer: Promise<string> }> {
  const socket = connect(Number(url.port), url.hostname);
  let text = "";
  socket.setEncoding("utf8").on("data", (part: string) => {
    text += part;
  });
  socket.on("error", () => undefined); // being cut off is what some of these tests wait for
  const answer = new Promise<string>((resolve) => {
    socket.once("close", () => resolve(text));
  });
  await new Promise<void>((resolve) => {
    socket.write(bytes, () => resolve());
  });
  return { socket, answer };
}

describe("the process", () => {
  it("starts while the key server is down, says so, and serves real tokens once it is up", async () => {
    const user = await pool.addUser({ groups: ["user"] });
    const { accessToken } = await pool.signIn(user);
    const headers = { authorization: `Bearer ${accessToken}` };
    pool.jwks.fail(true);
    const api = start();
    const url = await urlOf(api);
    expect(await api.said("started")).toMatchObject({
      environment: "staging",
      log_level: "INFO",
      debug: false,
      user_pool: pool.userPoolId,
      database: "embedded",
    });
    expect((await fetch(new URL("/healthz", url))).status).toBe(200);
    expect((await fetch(new URL("/readyz", url))).status).toBe(503);
    expect((await fetch(new URL("/api/v1/protected", url), { headers })).status).toBe(503);

    pool.jwks.fail(false);
    const isReady = async () => expect((await fetch(new URL("/readyz", url))).status).toBe(200);
    await vi.waitFor(isReady, { timeout: 90_000, interval: 100 });
    const answer = await askUntilAble(new URL("/api/v1/protected", url), { headers });
    expect(await answer.json()).toMatchObject({ user_info: { sub: user.sub, role: "user" } });
    expect((await askUntilAble(new URL("/trpc/auth.me", url), { headers })).status).toBe(200);

    const login = await askUntilAble(new URL("/api/v1/user/login", url), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username: user.username, password: user.password }),
    });
    const { access_token } = Tokens.parse(await login.json());
    const mine = await askUntilAble(new URL("/api/v1/items", url), {
      headers: { authorization: `Bearer ${access_token}` },
    });
    expect(await mine.json()).toEqual([]);

    expect(api.stderr()).toBe("");
    const log = api.lines.join("\n");
    for (const secret of [...accessToken.split("."), ...access_token.split("."), user.password]) {
      expect(log).not.toContain(secret);
    }
  }, 300_000);

  it("answers what is in flight when it is told to stop, and ends with 0", async () => {
    const { accessToken } = await pool.signIn(await pool.addUser({ groups: ["user"] }));
    const api = start();
    const url = await urlOf(api);
    const body = JSON.stringify({ name: "half sent" });
    const inFlight = await Promise.all(
      Array.from({ length: 8 }, () =>
        open(
          url,
          `POST /api/v1/items HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${accessToken}\r\n` +
            `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
        ),
      ),
    );
    const idle = await open(url, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    await vi.waitFor(() => expect(idle.socket.bytesRead).toBeGreaterThan(0), { timeout: 60_000 });

    api.child.kill("SIGTERM");
    await api.said("stopping");
    expect(await idle.answer).toContain("200 OK");
    for (const { socket } of inFlight) socket.write(body.slice(5));
    expect(await api.exited).toBe(0);
    const answers = await Promise.all(inFlight.map(({ answer }) => answer));
    for (const answer of letIn(api, answers)) expect(answer).toContain("201 Created");
    expect(api.lines.at(-1)).toContain('"connections":"drained"');
  }, 300_000);

  it("resets nobody who keeps calling while it stops, and ends with 0", async () => {
    const api = start();
    const url = await urlOf(api);
    const healthz = new URL("/healthz", url);
    const agents = Array.from({ length: 32 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
    await Promise.all(agents.map((agent) => call(healthz, agent)));
    const clients = agents.map((agent) => callUntilLast(healthz, agent));
    api.child.kill("SIGTERM");
    for (const statuses of await Promise.all(clients)) expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await api.exited).toBe(0);
    expect(api.lines.at(-1)).toContain('"connections":"drained"');
  }, 300_000);

  it("cuts clients that never finish, and still ends with 0", async () => {
    const api = start();
    const { answer } = await open(await urlOf(api), "POST /api/v1/items HTTP/1.1\r\nHost: x\r\nContent-Le");
    api.child.kill("SIGTERM");
    // 0 says that it kept its own time: a process that has not ended by then ends by force, with 1.
    expect(await api.exited).toBe(0);
    expect(api.lines.at(-1)).toContain('"connections":"cut"');
    await answer;
  }, 300_000);

  it("ends at once when it is told twice", async () => {
    const api = start();
    await open(await urlOf(api), "POST /api/v1/items HTTP/1.1\r\nHost: x\r\nContent-Le");
    api.child.kill("SIGINT");
    await api.said("stopping");
    api.child.kill("SIGINT");
    expect(await api.exited).toBe(1);
    // It neither finished nor waited for the end of its time, after which it would have said so.
    expect(api.lines.at(-1)).toContain('"stopping"');
  }, 300_000);
});

describe("a start that cannot succeed", () => {
  it("names every setting that is wrong, never its value, and ends with 1", async () => {
    const api = start({ COGNITO_USER_POOL_ID: "", PORT: "sesame", ENVIRONMENT: "prod" });
    expect(await api.exited).toBe(1);
    for (const name of ["COGNITO_USER_POOL_ID", "PORT", "ENVIRONMENT"])
      expect(api.stderr()).toContain(`${name}: `);
    expect(api.stderr()).not.toMatch(/sesame|"prod"/);
    expect(api.stderr()).toMatch(/[ぁ-ん]/);
  });

  it("names a secret's file that holds none, and neither where it is nor what is in it, at any level of the log", async () => {
    const folder = folderWith({ sesame: "open sesame" });
    const more = { LOG_LEVEL: "DEBUG", COGNITO_APP_CLIENT_SECRET_FILE: join(folder, "sesame-none") };
    const api = start({ ...more, DATABASE_URL_FILE: join(folder, "sesame") });
    expect(await api.exited).toBe(1);
    for (const name of ["COGNITO_APP_CLIENT_SECRET_FILE", "DATABASE_URL_FILE"])
      expect(api.stderr()).toContain(`${name}: `);
    expect(`${api.stderr()}${api.lines.join("")}`).not.toContain("sesame");
  });

  it.runIf(process.platform !== "win32")("does not wait for a secret from a pipe", async () => {
    const path = join(emptyFolder(), "pipe");
    execFileSync("/usr/bin/env", ["mkfifo", path]);
    const api = start({ DATABASE_URL_FILE: path });
    expect(await api.exited).toBe(1);
    expect(api.stderr()).toContain("DATABASE_URL_FILE: ");
  });

  it("is unsafe production, whatever NODE_ENV says", async () => {
    const api = start({
      ENVIRONMENT: "production",
      NODE_ENV: "development",
      DEBUG: "true",
      ALLOWED_ORIGINS: "*",
      COGNITO_JWKS_URL: "https://keys.example.com/",
    });
    expect(await api.exited).toBe(1);
    for (const name of ["DEBUG", "ALLOWED_ORIGINS"]) expect(api.stderr()).toContain(`${name}: `);
  });

  it("says in one sentence that the port is taken", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const address = taken.address();
    const port = typeof address === "object" && address ? String(address.port) : "";
    const api = start({ PORT: port });
    expect(await api.exited).toBe(1);
    expect(api.stderr().trim().split("\n")).toHaveLength(1);
    expect(api.stderr()).toMatch(/^PORT: is in use/);
    taken.close();
  }, 300_000);

  it("refuses several workers over the embedded database", async () => {
    const api = start({ ...requiredSettings, COGNITO_ISSUER: "", WORKERS: "2" });
    expect(await api.exited).toBe(1);
    expect(api.stderr()).toContain("WORKERS: ");
  });
});
