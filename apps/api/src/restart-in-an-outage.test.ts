import { chmodSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { createEmulator, createTestPool, type Emulator, type TestPool } from "@sekisho/cognito-emulator";
import { layEmbeddedFolder } from "@sekisho/db/testing";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { emptyFolder, envOf } from "../test/api.ts";
import { type Serving, serve } from "./serve.ts";

let emulator: Emulator;
let pool: TestPool;
let accessToken: string;
let folder: string;
let running: Serving | undefined;

beforeAll(async () => {
  emulator = await createEmulator({ port: 0 });
  pool = await createTestPool(emulator, { groups: ["user", "admin"] });
  ({ accessToken } = await pool.signIn(await pool.addUser({ groups: ["user"] })));
  folder = emptyFolder();
  await layEmbeddedFolder(join(folder, "data"));
});
afterEach(async () => {
  pool.jwks.fail(false);
  await running?.stop();
  running = undefined;
});
afterAll(() => emulator.close());

/** The API, started anew over the same folder; with a file for the keys, or without. */
async function start(snapshotFile = ""): Promise<Serving> {
  await running?.stop();
  const env = envOf({
    PORT: "0",
    DATA_DIR: join(folder, "data"),
    COGNITO_REGION: pool.region,
    COGNITO_USER_POOL_ID: pool.userPoolId,
    COGNITO_APP_CLIENT_ID: pool.clientId,
    COGNITO_ENDPOINT: pool.endpoint,
    COGNITO_ISSUER: pool.issuer,
    JWKS_SNAPSHOT_FILE: snapshotFile,
  });
  running = await serve(env, pino({ level: "silent" }));
  return running;
}

async function statusOf({ url }: Serving, path: string, token = accessToken): Promise<number> {
  const response = await fetch(new URL(path, url), { headers: { authorization: `Bearer ${token}` } });
  await response.body?.cancel();
  return response.status;
}

/** Keeps the keys of a healthy start in this file. */
async function startAndKeepKeys(file: string): Promise<void> {
  const first = await start(file);
  expect(await statusOf(first, "/api/v1/protected")).toBe(200);
  await vi.waitFor(() => expect(statSync(file).isFile()).toBe(true), { timeout: 30_000 });
}

it("answers those who are signed in when it is restarted during an outage of the key server", async () => {
  const file = join(folder, "kept", "keys.json");
  await startAndKeepKeys(file);
  pool.jwks.fail(true);
  const again = await start(file);
  expect(await statusOf(again, "/api/v1/protected")).toBe(200);
  expect(await statusOf(again, "/trpc/auth.me")).toBe(200);
  expect(await statusOf(again, "/readyz")).toBe(200);
});

it("refuses a forged token all the same", async () => {
  const file = join(folder, "forged", "keys.json");
  await startAndKeepKeys(file);
  pool.jwks.fail(true);
  const again = await start(file);
  expect(await statusOf(again, "/api/v1/protected", `${accessToken.slice(0, -8)}AAAAAAAA`)).toBe(401);
});

it("has nothing to go by without the file: 503, and nobody is signed out", async () => {
  pool.jwks.fail(true);
  const blind = await start();
  expect(await statusOf(blind, "/api/v1/protected")).toBe(503);
  expect(await statusOf(blind, "/readyz")).toBe(503);
  expect(await statusOf(blind, "/healthz")).toBe(200);
});

it("does not believe a file that others may write to: they would decide whose tokens are good", async () => {
  const file = join(folder, "shared", "keys.json");
  await startAndKeepKeys(file);
  chmodSync(file, 0o666);
  pool.jwks.fail(true);
  expect(await statusOf(await start(file), "/api/v1/protected")).toBe(503);
});

it("keeps public keys in it and nothing else, for its own eyes", async () => {
  const file = join(folder, "public", "keys.json");
  await startAndKeepKeys(file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const { keys } = JSON.parse(JSON.parse(readFileSync(file, "utf8")).jwks);
  for (const key of keys) expect(Object.keys(key)).not.toContain("d");
  expect(readFileSync(file, "utf8")).not.toContain(accessToken.split(".")[2]);
});
