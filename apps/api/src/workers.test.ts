import { readdirSync, readFileSync } from "node:fs";
import { Agent } from "node:http";
import { connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { createEmulator, createTestPool, type Emulator, type TestPool } from "@sekisho/cognito-emulator";
import type { ThrowawayPostgres } from "@sekisho/db/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { emptyFolder } from "../test/api.ts";
import { type ApiProcess, compileApi, spawnApi } from "../test/api-process.ts";
import { call, callUntilLast, callUntilRefused } from "../test/keep-calling.ts";
import { postgresPrograms, startServer } from "../test/postgres.ts";

// Each start loads the whole API, and on a busy machine that takes many seconds.
vi.setConfig({ testTimeout: 300_000 });
const longWait = { timeout: 120_000, interval: 50 };

describe.skipIf(postgresPrograms === null || process.platform !== "linux")(
  "several workers on one port (skipped where no PostgreSQL is installed)",
  () => {
    let emulator: Emulator;
    let pool: TestPool;
    let server: ThrowawayPostgres;
    let settings: Record<string, string>;
    let authorization: string;
    const started: ApiProcess[] = [];

    beforeAll(async () => {
      await compileApi();
      [emulator, server] = await Promise.all([createEmulator({ port: 0 }), startServer()]);
      pool = await createTestPool(emulator, { groups: ["user", "admin"] });
      settings = {
        ENVIRONMENT: "staging",
        PORT: "0",
        WORKERS: "2",
        RATE_LIMIT_MAX: "0",
        DATABASE_URL: server.url,
        COGNITO_REGION: pool.region,
        COGNITO_USER_POOL_ID: pool.userPoolId,
        COGNITO_APP_CLIENT_ID: pool.clientId,
        COGNITO_ENDPOINT: pool.endpoint,
        COGNITO_ISSUER: pool.issuer,
      };
      const { accessToken } = await pool.signIn(await pool.addUser({ groups: ["user"] }));
      authorization = `Bearer ${accessToken}`;
    });
    afterEach(async () => {
      for (const { child, exited } of started.splice(0)) {
        child.kill("SIGKILL"); // and with it its workers, as a test below shows
        await exited;
      }
    });
    afterAll(async () => {
      await server?.stop();
      await emulator?.close();
    });

    function start(more: Record<string, string> = {}): ApiProcess {
      const api = spawnApi({ ...settings, ...more });
      started.push(api);
      return api;
    }

    type Entry = Record<string, unknown>;
    const entriesOf = (api: ApiProcess, message: string): Entry[] =>
      api.lines.map((line): Entry => JSON.parse(line)).filter((entry) => entry["message"] === message);
    const pidsOf = (api: ApiProcess) => entriesOf(api, "a worker listens").map(({ pid }) => Number(pid));

    /** Once so many workers have come to listen. */
    async function listening(api: ApiProcess, count = 2): Promise<{ url: URL; pids: number[] }> {
      await api.said("started");
      await expect.poll(() => pidsOf(api).length, longWait).toBe(count);
      return { url: new URL(String(entriesOf(api, "started").at(-1)?.["url"])), pids: pidsOf(api) };
    }

    const isRunning = (pid: number): boolean => {
      try {
        return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8")); // a zombie does nothing any more
      } catch {
        return false;
      }
    };

    /** Clients that call over and over until they are told to stop; what they were answered, and how often they were cut off. */
    function keepCalling(url: URL, clients = 6) {
      const seen = { statuses: new Map<number, number>(), broken: 0, malformed: 0 };
      let isOver = false;
      const running = Array.from({ length: clients }, async () => {
        while (!isOver) {
          try {
            const answer = await fetch(new URL("/api/v1/items", url), { headers: { authorization } });
            const body: unknown = await answer.json();
            if (!Array.isArray(body)) seen.malformed++;
            seen.statuses.set(answer.status, (seen.statuses.get(answer.status) ?? 0) + 1);
          } catch {
            seen.broken++;
          }
        }
      });
      const answered = () => [...seen.statuses.values()].reduce((sum, count) => sum + count, 0);
      const stop = async () => {
        isOver = true;
        await Promise.all(running);
        return seen;
      };
      return { answered, stop };
    }

    async function open(url: URL, bytes: string): Promise<{ socket: Socket; answer: Promise<string> }> {
      const socket = connect(Number(url.port), url.hostname);
      let text = "";
      socket.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      socket.on("error", () => undefined);
      const answer = new Promise<string>((resolve) => socket.once("close", () => resolve(text)));
      await new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
      return { socket, answer };
    }

    it("go on when one is killed: every answer is right, and a replacement starts", async () => {
      const api = start();
      const { url, pids } = await listening(api);
      const clients = keepCalling(url);
      await expect.poll(clients.answered, longWait).toBeGreaterThan(100);
      process.kill(pids[0] ?? 0, "SIGKILL");
      await expect.poll(() => pidsOf(api).length, longWait).toBe(3);
      const before = clients.answered();
      await expect.poll(clients.answered, longWait).toBeGreaterThan(before + 100);
      const { statuses, malformed, broken } = await clients.stop();
      expect([...statuses.keys()]).toEqual([200]);
      expect(malformed).toBe(0);
      expect(broken).toBeLessThanOrEqual(6); // at most what each client had under way
      expect(entriesOf(api, "a worker ended")).toMatchObject([{ pid: pids[0], signal: "SIGKILL" }]);
      expect(pidsOf(api).filter(isRunning)).toHaveLength(2);
    });

    it("are replaced again and again, with pauses that the log speaks of", async () => {
      const api = start();
      await listening(api);
      for (let deaths = 1; deaths <= 3; deaths++) {
        process.kill(pidsOf(api).at(-1) ?? 0, "SIGKILL");
        await expect.poll(() => pidsOf(api).length, longWait).toBe(2 + deaths);
      }
      const waits = entriesOf(api, "workers end again and again: the next one waits");
      expect(waits.map((entry) => entry["wait_ms"])).toEqual([1_000, 2_000]);
      api.child.kill("SIGTERM");
      expect(await api.exited).toBe(0);
    });

    it("finish what is in flight when they are told to stop, reset nobody, and end with 0", async () => {
      const api = start();
      const { url, pids } = await listening(api);
      const body = JSON.stringify({ name: "half sent" });
      const inFlight = await Promise.all(
        Array.from({ length: 8 }, () =>
          open(
            url,
            `POST /api/v1/items HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n` +
              `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
          ),
        ),
      );
      const healthz = new URL("/healthz", url);
      const agents = Array.from({ length: 16 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
      await Promise.all(agents.map((agent) => call(healthz, agent)));
      const clients = agents.map((agent) => callUntilLast(healthz, agent));
      api.child.kill("SIGTERM");
      await api.said("stopping");
      for (const { socket } of inFlight) socket.write(body.slice(5));
      for (const { answer } of inFlight) expect(await answer).toContain("201 Created");
      for (const statuses of await Promise.all(clients)) expect(new Set(statuses)).toEqual(new Set([200]));
      expect(await api.exited).toBe(0);
      expect(entriesOf(api, "stopped").map(({ connections }) => connections)).toEqual(["drained", "drained"]);
      expect(pids.filter(isRunning)).toEqual([]);
    });

    it("reset nobody when they are told to stop, not even those who connect anew until the port is closed", async () => {
      const api = start();
      const { url } = await listening(api);
      const healthz = new URL("/healthz", url);
      const agents = Array.from({ length: 32 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
      await Promise.all(agents.map((agent) => call(healthz, agent)));
      const clients = Promise.all(agents.map((agent) => callUntilRefused(healthz, agent)));
      api.child.kill("SIGTERM");
      for (const statuses of await clients) expect(new Set(statuses)).toEqual(new Set([200]));
      expect(await api.exited).toBe(0);
    });

    it("cut clients that never finish, and still end with 0 in time", async () => {
      const api = start();
      const { url } = await listening(api);
      const stalled = await Promise.all(
        Array.from({ length: 6 }, () => open(url, "POST /api/v1/items HTTP/1.1\r\nHost: x\r\nContent-Le")),
      );
      api.child.kill("SIGTERM");
      // 0 says that each kept its own time: one that has not ended by then ends by force, with 1.
      expect(await api.exited).toBe(0);
      expect(entriesOf(api, "stopped").map(({ connections }) => connections)).toContain("cut");
      await Promise.all(stalled.map(({ answer }) => answer));
    });

    it("are replaced one by one at SIGHUP, and no client notices", async () => {
      const api = start();
      const { url, pids } = await listening(api);
      const clients = keepCalling(url);
      await expect.poll(clients.answered, longWait).toBeGreaterThan(50);
      api.child.kill("SIGHUP");
      await expect.poll(() => pids.filter(isRunning), longWait).toEqual([]);
      const { statuses, malformed, broken } = await clients.stop();
      expect([...statuses.keys()]).toEqual([200]);
      expect({ malformed, broken }).toEqual({ malformed: 0, broken: 0 });
      expect(pidsOf(api).filter(isRunning)).toHaveLength(2);
      expect(entriesOf(api, "a worker ended")).toEqual([]);
    });

    it("are as many as before when they are killed while they are replaced", async () => {
      const api = start();
      const { pids } = await listening(api);
      api.child.kill("SIGHUP");
      await api.said("replacing the workers one by one");
      for (const pid of pids) process.kill(pid, "SIGKILL"); // the one whose successor is on its way, and the other
      await api.said("replacing the workers has ended");
      await expect.poll(() => pidsOf(api).length, longWait).toBeGreaterThanOrEqual(4);
      api.child.kill("SIGTERM");
      expect(await api.exited).toBe(0);
      expect(pidsOf(api)).toHaveLength(4);
      expect(entriesOf(api, "stopped")).toHaveLength(2);
    });

    it("finish what is in flight also when the stop follows a replacement, and end with 0", async () => {
      const api = start();
      const { url } = await listening(api);
      const body = JSON.stringify({ name: "half sent" });
      const inFlight = await Promise.all(
        Array.from({ length: 4 }, () =>
          open(
            url,
            `POST /api/v1/items HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n` +
              `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
          ),
        ),
      );
      api.child.kill("SIGHUP");
      await api.said("replacing the workers has ended");
      api.child.kill("SIGTERM");
      await expect.poll(() => entriesOf(api, "stopping").length, longWait).toBe(4);
      for (const { socket } of inFlight) socket.write(body.slice(5));
      for (const { answer } of inFlight) expect(await answer).toContain("201 Created");
      expect(await api.exited).toBe(0);
    });

    it("are not left behind by a primary that is killed", async () => {
      const api = start();
      const { pids } = await listening(api);
      api.child.kill("SIGKILL");
      await api.exited;
      await expect.poll(() => pids.filter(isRunning), longWait).toEqual([]);
    });

    it("end all of them, with one sentence, where the first cannot start", async () => {
      const taken = createServer();
      await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
      const address = taken.address();
      const port = typeof address === "object" && address ? String(address.port) : "";
      const api = start({ PORT: port });
      expect(await api.exited).toBe(1);
      expect(api.stderr().trim().split("\n")).toEqual([expect.stringMatching(/^PORT: is in use/)]);
      expect(entriesOf(api, "a worker could not start: the API ends")).toHaveLength(1);
      taken.close();
    });

    it("share the log file: it has every line that standard output has, whole and once, over all rotations", async () => {
      const folder = emptyFolder();
      const path = join(folder, "api.log");
      const api = start({ LOG_FILE: path, LOG_FILE_MAX_BYTES: "5000", LOG_FILE_BACKUPS: "100" });
      const { url, pids } = await listening(api);
      const clients = keepCalling(url);
      await expect.poll(clients.answered, longWait).toBeGreaterThan(100);
      process.kill(pids[0] ?? 0, "SIGKILL");
      await expect.poll(() => pidsOf(api).length, longWait).toBe(3);
      await clients.stop();
      api.child.kill("SIGTERM");
      expect(await api.exited).toBe(0);
      const names = readdirSync(folder).filter((name) => !name.endsWith(".lock"));
      expect(names.length).toBeGreaterThan(3);
      const lines = names.flatMap((name) =>
        readFileSync(join(folder, name), "utf8").split("\n").slice(0, -1),
      );
      // Standard output comes first: of a line under way the one that was killed may have written no more than that.
      await vi.waitFor(
        () => {
          const unwritten = withoutEach(api.lines, lines);
          expect(unwritten.length).toBeLessThanOrEqual(1);
          expect(lines.toSorted()).toEqual(withoutEach(api.lines, unwritten).toSorted());
        },
        { timeout: 30_000 },
      );
    });
  },
);

/** What is left when each of these is taken away once. */
function withoutEach(lines: readonly string[], taken: readonly string[]): string[] {
  const left = [...lines];
  for (const line of taken) {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}
