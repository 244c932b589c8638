import { request } from "node:http";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";
import { callControl } from "../../test/control-client.ts";

describe("The control API under /_local/api", () => {
  let place: AccountPool;
  beforeAll(async () => {
    place = await openAccountPool();
  });
  afterAll(() => place.close());
  beforeEach(() => {
    place.emulator.control.clearFaults();
    place.emulator.control.clock.backToReal();
  });

  const call = (path: string, body?: unknown, headers?: Record<string, string>) =>
    callControl(place.endpoint, path, body, headers);
  const getUser = (AccessToken: string) => place.call("GetUser", { AccessToken });

  it("moves the clock and says how it stands", async () => {
    const { AccessToken } = await place.arrive();
    const moved = await call("clock/advance", { hours: 1, minutes: 1 });
    expect(moved.body).toEqual({
      now: new Date(place.now + 3_660_000).toISOString(),
      aheadMilliseconds: 3_660_000,
    });
    expect(await getUser(AccessToken)).toMatchObject({ message: "Access Token has expired" });
    expect((await call("clock/set", { now: "2030-01-01T09:00:00+09:00" })).body).toMatchObject({
      now: "2030-01-01T00:00:00.000Z",
    });
    expect((await call("clock/back-to-real", {})).body).toMatchObject({ aheadMilliseconds: 0 });
    expect((await call("clock")).body).toMatchObject({ now: new Date(place.now).toISOString() });
  });

  it("rotates keys, makes the key set fail, bends tokens and forgives", async () => {
    const { pool } = place;
    const { userPoolId } = pool;
    const user = await pool.addUser();
    const before = await pool.signIn(user);
    expect((await call("keys/rotate", { userPoolId })).status).toBe(200);
    const bend = { userPoolId, use: "id", claims: { "custom:role": "admin" }, times: 1 };
    expect((await call("tokens/bend", bend)).status).toBe(200);
    const after = await pool.signIn(user);
    const kid = (token: string) => decodeProtectedHeader(token).kid;
    expect(kid(after.accessToken)).not.toBe(kid(before.accessToken));
    expect(decodeJwt(after.idToken)["custom:role"]).toBe("admin");
    await call("keys/fail", { userPoolId, failing: true });
    expect((await fetch(pool.jwksUrl)).status).toBe(503);
    await call("keys/fail", { userPoolId, failing: false });
    expect((await fetch(pool.jwksUrl)).status).toBe(200);
    expect((await call("lockouts/clear", { userPoolId, username: user.username })).status).toBe(200);
  });

  it("makes calls fail, and lists what is still to fail", async () => {
    const fault = { kind: "throttle", operation: "GetUser", times: 2 };
    expect((await call("faults", fault)).body).toEqual({ faults: [fault] });
    expect(await getUser("x")).toMatchObject({ __type: "TooManyRequestsException" });
    expect((await call("faults")).body).toEqual({ faults: [{ ...fault, times: 1 }] });
    expect((await call("faults/clear", {})).body).toEqual({ faults: [] });
  });

  it("takes and restores snapshots", async () => {
    const { body } = await call("snapshots", {});
    await place.signUp("later");
    expect((await call("snapshots/restore", { snapshot: body["snapshot"] })).status).toBe(200);
    expect(await place.administer("AdminGetUser", { Username: "later" })).toHaveProperty("__type");
    expect((await call("snapshots/restore", { snapshot: "none" })).status).toBe(404);
  });

  it.each([
    ["faults", { kind: "throttle", operation: "GetUsr", times: 1 }, "operation"],
    ["faults", { kind: "latency", operation: null, times: 1 }, "milliseconds"],
    ["faults", { kind: "nothing", operation: null, times: 1 }, "kind"],
    ["clock/set", { now: "tomorrow" }, "now"],
    ["clock/advance", { hours: "1" }, "hours"],
    ["clock/advance", { hour: 1 }, "request"],
  ])("refuses %s %j and names the field, in both languages", async (path, body, field) => {
    const refused = await call(path, body);
    expect(refused.status).toBe(400);
    expect(refused.body["message"]).toMatch(new RegExp(`"${field}".*「${field}」の値は使えません`));
  });

  it.each([
    ["keys/rotate", {}],
    ["tokens/bend", { use: "id", claims: {}, times: 1 }],
    ["lockouts/clear", {}],
  ])("says of %s that there is no such pool", async (path, input) => {
    expect((await call(path, { userPoolId: "ap-northeast-1_none", ...input })).status).toBe(404);
  });

  it("knows its paths and their methods", async () => {
    expect((await call("nothing", {})).status).toBe(404);
    expect((await call("calls", {})).status).toBe(405);
    expect((await call("reset")).status).toBe(405);
    expect((await call("export", {})).status).toBe(405);
  });

  it("lets no page of another site change anything, whichever way it tries", async () => {
    const attempts: Record<string, string>[] = [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: "http://localhost:3000" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ];
    for (const headers of attempts) expect((await call("reset", {}, headers)).status).toBe(403);
    // What a form or a plain fetch may send without asking first.
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
      expect((await call("reset", {}, { "content-type": type })).status).toBe(415);
    }
    const preflight = await fetch(`${place.endpoint}/_local/api/reset`, { method: "OPTIONS" });
    expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
    expect(await statusUnder("rebound.example")).toBe(403);
    expect(await place.stored((await place.arrive()).username)).toHaveProperty("sub");
  });

  it("serves the console's own page and programs of this machine", async () => {
    const own = { origin: place.endpoint, "sec-fetch-site": "same-origin" };
    expect((await call("faults/clear", {}, own)).status).toBe(200);
    expect((await call("faults/clear", {})).status).toBe(200);
  });

  const statusUnder = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const { port } = place.emulator;
      const headers = { host: `${host}:${port}`, "content-type": "application/json" };
      request({ port, host: "127.0.0.1", method: "POST", path: "/_local/api/reset", headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .once("error", reject)
        .end("{}");
    });
});
