import { createEmulator, createTestPool, type Emulator, type TestPool } from "@sekisho/cognito-emulator";
import { errorCodes } from "@sekisho/contract/error-code";
import type { ThrowawayPostgres } from "@sekisho/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type ApiProcess, compileApi, spawnApi } from "../test/api-process.ts";
import { type FloodAnswer, type FloodCall, flood } from "../test/flood.ts";
import { longWait } from "../test/long-wait.ts";
import { postgresPrograms, startServer } from "../test/postgres.ts";
import { entriesOf, pidsOf, saysItIsUnable } from "../test/worker-world.ts";
import { attemptsPerMinute, bodyMaxBytes, oneMinute } from "./http/limits.ts";

const json = { "content-type": "application/json" };

/** Good, bad and abusive, and how each is answered however many of them there are. */
function mixedCalls(token: string): FloodCall[] {
  const authorization = `Bearer ${token}`;
  const forged = `Bearer ${token.slice(0, -8)}AAAAAAAA`;
  const items = "/api/v1/items";
  const post = (body: string, headers: Record<string, string>, allowed: number[]): FloodCall => ({
    method: "POST",
    path: items,
    headers: { ...json, authorization, ...headers },
    body,
    allowed,
  });
  const get = (path: string, allowed: number[], headers: Record<string, string> = {}): FloodCall => ({
    method: "GET",
    path,
    headers,
    allowed,
  });
  const batch = Array.from({ length: 5 }, () => "items.list").join(",");
  return [
    get("/healthz", [200]),
    get("/api/v1/public", [200]),
    get(items, [200], { authorization }),
    get(`/trpc/${batch}?batch=1&input=%7B%7D`, [200], { authorization }),
    get("/trpc/auth.me", [200], { authorization }),
    post('{"name":"flood"}', {}, [201]),
    get(items, [401]),
    get(items, [401], { authorization: forged, "accept-language": "en" }),
    get("/api/v1/admin", [403], { authorization }),
    get("/nowhere", [404]),
    get(`${items}/999999999`, [404], { authorization }),
    get("/%zz", [400]),
    { method: "DELETE", path: "/api/v1/public", allowed: [405] },
    post('{"name":', {}, [400]),
    post('{"name":7}', { "accept-language": "en" }, [400]),
    post("name=flood", { "content-type": "text/plain" }, [415]),
    post(`{"name":"${"x".repeat(bodyMaxBytes)}"}`, {}, [413]),
    {
      method: "POST",
      path: "/trpc/session.login",
      headers: json,
      body: '{"username":"nobody","password":"wrong"}',
      allowed: [401, 404, 429],
    },
    {
      method: "POST",
      path: "/api/v1/user/login",
      headers: json,
      body: '{"username":"nobody","password":"wrong"}',
      allowed: [401, 429],
    },
  ];
}

/** What is wrong with an answer: its status, or its form. */
function complaintsOf({ call, status, headers, body }: FloodAnswer): string[] {
  const rules: [string, boolean][] = [
    ["status", call.allowed.includes(status)],
    ["request id", /^[\w-]{36}$/.test(String(headers["x-request-id"]))],
    ["type", String(headers["content-type"]).startsWith("application/json")],
    ["challenge", (status === 401) === String(headers["www-authenticate"]).startsWith("Bearer")],
    ["wait", (status === 429) === Number(headers["retry-after"]) > 0],
    ["envelope", status < 400 || isEnvelope(call, headers["x-request-id"], JSON.parse(body))],
  ];
  return rules
    .filter(([, isKept]) => !isKept)
    .map(([rule]) => `${rule}: ${call.method} ${call.path} was answered ${status}`);
}

const english = /^[ -~]+$/;
const japanese = /[ぁ-んァ-ヶ一-龠]/;
const Envelope = z.object({ error: z.string(), message: z.string(), request_id: z.string() });
const TrpcError = z.object({ error: z.object({ data: Envelope }) });

function isEnvelope(call: FloodCall, requestId: unknown, body: unknown): boolean {
  const { error, message, request_id } = call.path.startsWith("/trpc/")
    ? TrpcError.parse(body).error.data
    : Envelope.parse(body);
  const language = call.headers?.["accept-language"] === "en" ? english : japanese;
  return errorCodes.some((code) => code === error) && language.test(message) && request_id === requestId;
}

describe.skipIf(postgresPrograms === null)(
  "a flood of good, bad and abusive requests (skipped where no PostgreSQL is installed)",
  () => {
    let emulator: Emulator;
    let pool: TestPool;
    let server: ThrowawayPostgres;
    let api: ApiProcess | undefined;
    beforeAll(async () => {
      await compileApi();
      [emulator, server] = await Promise.all([createEmulator({ port: 0 }), startServer()]);
      pool = await createTestPool(emulator, { groups: ["user", "admin"] });
    });
    afterAll(async () => {
      api?.child.kill("SIGKILL");
      await api?.exited;
      await server?.stop();
      await emulator?.close();
    });

    it("over 64 connections is answered each in its form, by two workers, with no 5xx, and the process ends with 0", async () => {
      api = spawnApi({
        ENVIRONMENT: "staging",
        PORT: "0",
        WORKERS: "2",
        DATABASE_URL: server.url,
        COGNITO_REGION: pool.region,
        COGNITO_USER_POOL_ID: pool.userPoolId,
        COGNITO_APP_CLIENT_ID: pool.clientId,
        COGNITO_ENDPOINT: pool.endpoint,
        COGNITO_ISSUER: pool.issuer,
      });
      const url = new URL(String((await api.said("started"))["url"]));
      const flooded = api;
      await expect.poll(() => pidsOf(flooded).length, longWait).toBe(2);
      const { accessToken } = await pool.signIn(await pool.addUser({ groups: ["user"] }));
      const kinds = mixedCalls(accessToken);
      const calls = Array.from({ length: 60 }, () => kinds).flat();
      const began = performance.now();
      const answers = await flood(url, calls, { connections: 64 });
      const minutes = Math.floor((performance.now() - began) / oneMinute) + 2; // begun before, or meanwhile
      expect(answers).toHaveLength(calls.length);
      const tried = answers.filter(
        ({ call, status }) => call.path === "/api/v1/user/login" && status === 401,
      );
      expect(tried.length).toBeGreaterThan(0);
      api.child.kill("SIGTERM");
      expect(await api.exited).toBe(0);
      // The whole log has been read by now.
      const isUnable = saysItIsUnable(api);
      // 207: so were some calls of a batch.
      const told = answers.filter(({ status }) => !(isUnable && (status === 503 || status === 207)));
      expect(told.flatMap(complaintsOf)).toEqual([]);
      const apart = entriesOf(api, "the shared rate limits do not answer: this process counts for itself");
      const counting = apart.length > 0 ? 2 : 1;
      expect(tried.length).toBeLessThanOrEqual(counting * minutes * attemptsPerMinute);
      const levels = new Set(api.lines.map((line) => JSON.parse(line).level));
      expect([...levels].filter((level) => level === "ERROR" || level === "CRITICAL")).toEqual([]);
      expect(api.stderr()).toBe("");
    }, 300_000);
  },
);
