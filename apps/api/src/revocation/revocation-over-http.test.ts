import { DatabaseUnavailable } from "@sekisho/db";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Api, startApi } from "../../test/api.ts";
import { createIdentity } from "../identity/identity.ts";
import { buildServer } from "../server.ts";
import { openRevocationFeed, type RevocationFeed } from "./revocation-feed.ts";

let api: Api;
let app: FastifyInstance;
let revocations: RevocationFeed;
let now = 0;
let isOut = false;

beforeAll(async () => {
  api = await startApi();
  const { db, log } = api.deps;
  const store: typeof db.revocations = {
    ...db.revocations,
    since: (readAt) =>
      isOut
        ? Promise.reject(new DatabaseUnavailable("The database is unavailable (08006)", "08006"))
        : db.revocations.since(readAt),
  };
  revocations = await openRevocationFeed({ store, monotonicClock: { now: () => now }, log });
  const nowhere = { ...api.env.cognito, endpoint: "http://127.0.0.1:9" };
  const identity = createIdentity(nowhere);
  const verifier = api.issuer.createVerifier({ revocation: revocations.source });
  app = await buildServer({ ...api.deps, verifier, revocations, identity });
});
afterAll(async () => {
  await app.close();
  await revocations.close();
  await api.close();
});

const ask = (url: string, token: string) =>
  app.inject({ url, headers: { authorization: `Bearer ${token}`, "accept-language": "en" } });

/** What gives out tokens, with inputs that only the pool could refuse. */
const signIns = {
  login: { username: "akari", password: "Hakone-no-seki-1619!" },
  "new-password": { username: "akari", new_password: "Hakone-no-seki-1619!", session: "s".repeat(40) },
  refresh: { refresh_token: "x" },
};

const said = () => api.lines.filter((line) => line.includes("revocations are"));

describe("over HTTP", () => {
  it("a token that was taken back is refused as any bad one, although its signature is remembered", async () => {
    const token = api.issuer.mintToken("access", { claims: { origin_jti: "sign-in-1" } });
    expect((await ask("/api/v1/protected", token)).statusCode).toBe(200);
    await revocations.add("somebody", [{ issuer: api.issuer.issuer, originJti: "sign-in-1" }]);
    for (const url of ["/api/v1/protected", "/trpc/auth.me"]) {
      const answer = await ask(url, token);
      expect(answer.statusCode).toBe(401);
      expect(answer.headers["www-authenticate"]).toContain('error="invalid_token"');
      expect(answer.body).toContain("token_validation_failed");
      expect(answer.body).not.toContain("revoked");
    }
  });

  it("an instance that has not heard for longer than five seconds says 503, never 401, and recovers by itself", async () => {
    const token = api.issuer.mintToken("access");
    expect((await ask("/api/v1/protected", token)).statusCode).toBe(200);
    isOut = true;
    now += 5_001;
    const answer = await ask("/api/v1/protected", token);
    expect(answer.statusCode).toBe(503);
    expect(answer.headers["retry-after"]).toBe("5");
    expect(answer.json()).toMatchObject({ error: "identity_provider_unavailable" });
    expect((await ask("/api/v1/public", token)).statusCode).toBe(200);
    const unready = await app.inject("/readyz");
    expect(unready.statusCode).toBe(503);
    expect(unready.json().checks).toMatchObject({ database: true, revocations: false });
    expect((await app.inject("/healthz")).statusCode).toBe(200);
    // Whoever asked the pool here would be told that it is away: nobody does.
    for (const [verb, payload] of Object.entries(signIns)) {
      const refused = await app.inject({ method: "POST", url: `/api/v1/user/${verb}`, payload });
      expect([verb, refused.json().error]).toEqual([verb, "service_unavailable"]);
    }

    // One line for the outage, and one for its end, however often it was asked meanwhile.
    await vi.waitFor(() => expect(said()).toHaveLength(1), { timeout: 30_000 });
    expect(said()[0]).toContain("08006");
    isOut = false;
    const recovered = async () => expect((await ask("/api/v1/protected", token)).statusCode).toBe(200);
    await vi.waitFor(recovered, { timeout: 30_000, interval: 50 });
    expect((await app.inject("/readyz")).json().checks).toMatchObject({ revocations: true });
    await vi.waitFor(() => expect(said()).toHaveLength(2), { timeout: 30_000 });
    expect(said()[1]).toContain("revocations are heard of again");
  });
});
