import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../test/api.ts";
import { buildServer } from "../server.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe("the probes", () => {
  it("say alive but not ready while the key server is down, and ready once it is up", async () => {
    let now = 0;
    const verifier = api.issuer.createVerifier({ monotonicClock: { now: () => now } });
    const app = await buildServer({ ...api.deps, verifier });
    api.issuer.keyServer.fail(true);
    await verifier.warmUp();
    expect((await app.inject("/healthz")).json()).toEqual({ status: "ok" });
    const notReady = await app.inject("/readyz");
    expect(notReady.statusCode).toBe(503);
    expect(notReady.json()).toMatchObject({ status: "not_ready", checks: { keys: false, database: true } });

    api.issuer.keyServer.fail(false);
    now += 60_000; // past the pause after a failed fetch
    await app.inject("/readyz"); // the probe's own question starts the fetch
    await verifier.warmUp();
    const ready = await app.inject("/readyz");
    expect(ready.statusCode).toBe(200);
    expect(ready.json()).toMatchObject({ status: "ready" });
    await app.close();
  });

  it("say not ready when the database does not answer, or the process was told to stop", async () => {
    await api.deps.verifier.warmUp();
    const silent = { ...api.deps.db, ping: () => new Promise<void>(() => undefined) };
    const withoutDatabase = await buildServer({ ...api.deps, db: silent });
    const unanswered = await withoutDatabase.inject("/readyz");
    expect(unanswered.statusCode).toBe(503);
    expect(unanswered.headers["retry-after"]).toBe("2");
    expect(unanswered.json()).toMatchObject({ status: "not_ready", checks: { keys: true, database: false } });
    await withoutDatabase.close();

    const stopping = await buildServer(api.deps, { stopping: { isStopping: true, answersHeld: null } });
    expect((await stopping.inject("/readyz")).statusCode).toBe(503);
    expect((await stopping.inject("/healthz")).statusCode).toBe(200);
    for (const url of ["/readyz", "/api/v1/public", "/trpc/auth.me", "/nowhere"])
      expect((await stopping.inject(url)).headers.connection).toBe("close");
    await stopping.close();
  });

  it("answer HEAD as well", async () => {
    expect((await api.app.inject({ method: "HEAD", url: "/healthz" })).statusCode).toBe(200);
  });

  it("greet at the root in the words clients know", async () => {
    expect((await api.app.inject("/")).json()).toEqual({
      message: "FastAPI + AWS Cognito認証サーバーが稼働中です",
    });
  });
});
