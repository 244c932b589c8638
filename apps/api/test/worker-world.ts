import { readFileSync } from "node:fs";
import { Agent, get, type IncomingMessage } from "node:http";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { createEmulator, createTestPool } from "@sekisho/cognito-emulator";
import { expect } from "vitest";
import { type ApiProcess, compileApi, spawnApi } from "./api-process.ts";
import { type HeldStarts, holdStarts } from "./hold-starts.ts";
import { longWait } from "./long-wait.ts";
import { startServer } from "./postgres.ts";

/** Whether several processes can share a port and be looked at here. */
export const canRunWorkers = process.platform === "linux";

/** APIs of two workers each, over one database and one user pool. */
export type WorkerWorld = {
  /** Of somebody who may call everything that is called here. */
  readonly authorization: string;
  start(settings?: Record<string, string>): ApiProcess;
  holdStarts(): Promise<HeldStarts>;
  /** Ends every API that was started, and with it its workers, as a test shows. */
  endAll(): Promise<void>;
  stop(): Promise<void>;
};

export async function startWorkerWorld(): Promise<WorkerWorld> {
  await compileApi();
  const [emulator, server] = await Promise.all([createEmulator({ port: 0 }), startServer()]);
  const pool = await createTestPool(emulator, { groups: ["user", "admin"] });
  const { accessToken } = await pool.signIn(await pool.addUser({ groups: ["user"] }));
  const started: ApiProcess[] = [];
  const settings = {
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
  return {
    authorization: `Bearer ${accessToken}`,
    start(more = {}) {
      const api = spawnApi({ ...settings, ...more });
      started.push(api);
      return api;
    },
    holdStarts: () => holdStarts(server.url),
    async endAll() {
      for (const { child, exited } of started.splice(0)) {
        child.kill("SIGKILL");
        await exited;
      }
    },
    async stop() {
      await server.stop();
      await emulator.close();
    },
  };
}

type Entry = Record<string, unknown>;

/** What the API has written to its log under this message. */
export const entriesOf = (api: ApiProcess, message: string): Entry[] =>
  api.lines.map((line): Entry => JSON.parse(line)).filter((entry) => entry["message"] === message);

/** Every worker that has come to listen, ended ones included. */
export const pidsOf = (api: ApiProcess): number[] =>
  entriesOf(api, "a worker listens").map(({ pid }) => Number(pid));

/** Once so many workers have come to listen. */
export async function listening(api: ApiProcess, count = 2): Promise<{ url: URL; pids: number[] }> {
  await api.said("started");
  await expect.poll(() => pidsOf(api).length, longWait).toBe(count);
  return { url: new URL(String(entriesOf(api, "started").at(-1)?.["url"])), pids: pidsOf(api) };
}

export function isRunning(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8")); // a zombie does nothing any more
  } catch {
    return false;
  }
}

/**
 * Milliseconds after which a client gives an answer up. Node's cluster module may hand a connection to a worker that is
 * being killed at that moment, and then nobody ever answers it.
 */
const patience = 30_000;

/**
 * Clients that call over and over until they are told to stop; what they were answered, and how often they were cut off. Each
 * has one connection: of several, as fetch keeps them, one lies idle, and may be closed just as it is used again.
 */
export function callWithoutEnd(url: URL, authorization: string, clients = 6) {
  const seen = { statuses: new Map<number, number>(), broken: 0, malformed: 0 };
  let isOver = false;
  const running = Array.from({ length: clients }, async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = () =>
      new Promise<IncomingMessage>((resolve, reject) => {
        const signal = AbortSignal.timeout(patience);
        const options = { agent, headers: { authorization }, signal };
        get(new URL("/api/v1/items", url), options, resolve).on("error", reject);
      });
    while (!isOver) {
      try {
        const answer = await ask();
        const { statusCode = 0 } = answer;
        const body: unknown = JSON.parse(await text(answer));
        if (statusCode === 200 && !Array.isArray(body)) seen.malformed++;
        seen.statuses.set(statusCode, (seen.statuses.get(statusCode) ?? 0) + 1);
      } catch {
        seen.broken++;
      }
    }
    agent.destroy();
  });
  const answered = () => [...seen.statuses.values()].reduce((sum, count) => sum + count, 0);
  const stop = async () => {
    isOver = true;
    await Promise.all(running);
    return seen;
  };
  return { answered, stop };
}

/**
 * Whether the log accounts for a 503: these tests may run on a machine where the API is overloaded, or comes so late to look
 * for revocations that it cannot tell about any token.
 */
export const saysItIsUnable = (api: ApiProcess): boolean =>
  entriesOf(api, "overloaded: new requests are refused").length > 0 ||
  entriesOf(api, "request").some(({ reason }) => reason === "revocations_unavailable");

/** Every status that clients were answered, but a 503 that the log accounts for. */
export const statusesOf = (api: ApiProcess, seen: ReadonlyMap<number, number>): number[] =>
  [...seen.keys()].filter((status) => !(status === 503 && saysItIsUnable(api)));

/** Answers that came over a connection of our own, but those of whom the API refused at its door with such a 503. */
export const letIn = (api: ApiProcess, answers: readonly string[]): string[] =>
  answers.filter((answer) => !(answer.startsWith("HTTP/1.1 503 ") && saysItIsUnable(api)));

/** A connection of our own, over which these bytes were sent. */
export async function open(url: URL, bytes: string): Promise<{ socket: Socket; answer: Promise<string> }> {
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

/** So many requests whose bodies are half sent: `finish` sends the rest. All that were let in are answered 201 then. */
export async function halfSent(url: URL, authorization: string, count: number) {
  const body = JSON.stringify({ name: "half sent" });
  const begun = await Promise.all(
    Array.from({ length: count }, () =>
      open(
        url,
        `POST /api/v1/items HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n` +
          `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
      ),
    ),
  );
  return {
    finish() {
      for (const { socket } of begun) socket.write(body.slice(5));
    },
    answers: Promise.all(begun.map(({ answer }) => answer)),
  };
}
