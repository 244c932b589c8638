import { Agent } from "node:http";
import { createEmulator, createTestPool, type Emulator, type TestPool } from "@sekisho/cognito-emulator";
import { connected, findPostgres, startPostgres, type ThrowawayPostgres } from "@sekisho/db/testing";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type ApiProcess, compileApi, spawnApi } from "../test/api-process.ts";
import { askUntilAble } from "../test/ask-until-able.ts";
import { holdStarts } from "../test/hold-starts.ts";
import { call } from "../test/keep-calling.ts";
import { longWait } from "../test/long-wait.ts";
import { type OtlpReceiver, startOtlpReceiver } from "../test/otlp-receiver.ts";
import { seriesOf } from "../test/series-of.ts";

const bin = await findPostgres();

/** Two workers over a PostgreSQL server, measured and traced, as an operator runs them. */
describe.skipIf(bin === null)("two workers over a PostgreSQL server", () => {
  let server: ThrowawayPostgres;
  let emulator: Emulator;
  let pool: TestPool;
  let collector: OtlpReceiver;
  let api: ApiProcess;
  let url: URL;
  let metricsUrl: string;
  let headers: Record<string, string>;

  beforeAll(async () => {
    if (bin === null) return;
    await compileApi();
    [server, emulator, collector] = await Promise.all([
      startPostgres(bin),
      createEmulator({ port: 0 }),
      startOtlpReceiver(),
    ]);
    pool = await createTestPool(emulator, { groups: ["user", "admin"] });
    api = spawnApi({
      ENVIRONMENT: "staging",
      PORT: "0",
      WORKERS: "2",
      METRICS_PORT: "0",
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
      OTEL_SERVICE_NAME: "sekisho-in-a-test",
      DATABASE_URL: server.url,
      COGNITO_REGION: pool.region,
      COGNITO_USER_POOL_ID: pool.userPoolId,
      COGNITO_APP_CLIENT_ID: pool.clientId,
      COGNITO_ENDPOINT: pool.endpoint,
      COGNITO_JWKS_URL: pool.jwksUrl,
      COGNITO_ISSUER: pool.issuer,
    });
    metricsUrl = String((await api.said("metrics of all workers"))["metrics"]);
    url = new URL(String((await api.said("started"))["url"]));
    await vi.waitUntil(() => linesOf("started").length === 2, longWait);
    const { accessToken } = await pool.signIn(await pool.addUser({ groups: ["user"] }));
    headers = { authorization: `Bearer ${accessToken}` };
  });
  afterAll(async () => {
    api?.child.kill("SIGKILL");
    await api?.exited;
    await collector?.stop();
    await emulator?.close();
    await server?.stop();
  });

  const linesOf = (message: string) =>
    api.lines
      .map((line): Record<string, unknown> => JSON.parse(line))
      .filter((line) => line["message"] === message);

  const ask = async (path: string, more: Record<string, string> = {}) => {
    const answer = await askUntilAble(new URL(path, url), { headers: { ...headers, ...more } });
    await answer.body?.cancel();
    return answer;
  };

  it("show one request by one id: in its answer, in the log, in the database while it waits there, and in its trace", async () => {
    const superuser = await connected(server.url);
    await superuser.query("begin; lock table items");
    const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    const answer = ask("/api/v1/items", { traceparent, "x-request-id": "the-web-app-s-own" });
    const waiting = "select application_name as name from pg_stat_activity where wait_event_type = 'Lock'";
    let inDatabase: string[] = [];
    const names = async () => {
      await superuser.query("select pg_stat_clear_snapshot()");
      inDatabase = (await superuser.query<{ name: string }>(waiting)).rows.map(({ name }) => name);
      return inDatabase;
    };
    await expect.poll(names, { ...longWait, interval: 10 }).toHaveLength(1);
    await superuser.query("commit");
    await superuser.end();

    const id = (await answer).headers.get("x-request-id");
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(inDatabase).toEqual([`sekisho ${id}`]);
    await expect
      .poll(() => linesOf("request").find((line) => line["request_id"] === id))
      .toMatchObject({
        client_request_id: "the-web-app-s-own",
        trace_id: "4bf92f3577b34da6a3ce929d0e0e4736",
      });
    const rootOf = () => collector.spans().find((span) => span.attributes["sekisho.request_id"] === id);
    await expect.poll(rootOf, { timeout: 60_000 }).toMatchObject({ name: "GET /api/v1/items" });
    expect(collector.resource()["service.name"]).toBe("sekisho-in-a-test");
  });

  it("tell their metrics as one, on a port of the primary process alone", async () => {
    const series = async (name: string) => seriesOf(await (await fetch(metricsUrl)).text(), name);
    const before = (await series("sekisho_authentications_total"))['state="signed-in",reason="none"'] ?? 0;
    // A connection each, so that both workers get some; and of what is asked of nobody else than the worker.
    for (let n = 0; n < 20; n++) await ask("/api/v1/protected", { connection: "close" });
    const after = await series("sekisho_authentications_total");
    expect(after['state="signed-in",reason="none"']).toBe(before + 20);
    await expect.poll(() => series("sekisho_keys_held")).toEqual({ "": 1 });
    expect(await series("sekisho_database_connection_waiters")).toEqual({ "": 0 });
    const connections = async () => {
      await ask("/api/v1/items"); // one that is not used is given up after a while
      const { 'state="idle"': idle = 0, 'state="busy"': busy = 0 } = await series(
        "sekisho_database_connections",
      );
      return idle + busy;
    };
    await expect.poll(connections).toBeGreaterThan(0);
    expect((await fetch(new URL("/metrics", url))).status).toBe(404);
  });

  it("tell their metrics while another worker is still starting, however long it waits for the database", async () => {
    const starts = await holdStarts(server.url);
    api.child.kill("SIGHUP");
    await expect.poll(starts.inLine, longWait).toBe(1);
    const scraped = await fetch(metricsUrl);
    await starts.letGo();
    expect(scraped.status).toBe(200);
    expect(seriesOf(await scraped.text(), "sekisho_keys_held")).toEqual({ "": 1 });
    await api.said("replacing the workers has ended");
  });

  it("send the last spans before they end, and end with 0", async () => {
    // On a connection of its own: those of before lead to workers that have been replaced.
    const id = (await call(new URL("/api/v1/public", url), new Agent())).headers["x-request-id"];
    api.child.kill("SIGTERM");
    expect(await api.exited).toBe(0);
    expect(collector.spans().map(({ attributes }) => attributes["sekisho.request_id"])).toContain(id);
    expect(`${api.stderr()}${collector.everything()}`).not.toContain(headers["authorization"]?.slice(-20));
    expect(api.stderr()).toBe("");
  });
});
