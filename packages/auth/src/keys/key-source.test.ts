import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type KeyServer, keySet, startKeyServer, status } from "../../test/key-server.ts";
import { createTestClock, type TestClock } from "../../test/test-clock.ts";
import { createTestIssuer } from "../testing.ts";
import type { Fetch } from "./fetch-bounded.ts";
import { fetchKeySet } from "./fetch-key-set.ts";
import {
  createKeySource,
  type KeySource,
  refreshAfterMs,
  unknownKidCoolDownMs,
  waitForRefreshAfterMs,
} from "./key-source.ts";

const hour = 3_600_000;
const jwk = createTestIssuer().publicJwk();
const otherJwk = createTestIssuer().publicJwk();

let server: KeyServer;
let clock: TestClock;
let keys: KeySource;

const createSource = ({ fetchTimeLimitMs = 60_000 }: { readonly fetchTimeLimitMs?: number } = {}) =>
  createKeySource({ fetchKeys: fetchWithin(fetchTimeLimitMs), clock, staleKeysMaxAgeMs: 24 * hour });

const fetchWithin =
  (timeLimitMs: number, send: Fetch = fetch) =>
  (signal: AbortSignal) =>
    fetchKeySet({
      location: { kind: "jwks", url: server.url },
      algorithms: new Set(["RS256"] as const),
      fetch: send,
      timeLimitMs,
      signal,
    });

const kindsOf = async (kids: readonly string[]) =>
  new Set((await Promise.all(kids.map((kid) => keys.find(kid)))).map(({ kind }) => kind));
const madeUpKids = (count: number) => Array.from({ length: count }, (_, index) => `made-up-${index}`);

/** Waits until the key server was asked so often: background refreshes are not announced. */
const requestsReach = (count: number) => expect.poll(() => server.requests, { interval: 5 }).toBe(count);

beforeEach(async () => {
  server = await startKeyServer(keySet(jwk));
  clock = createTestClock();
  keys = createSource();
});

afterEach(async () => {
  keys.close();
  await server.close();
});

describe("fetches as little as it can", () => {
  it("asks once for 1000 callers who come before the first key", async () => {
    expect(await kindsOf(Array(1000).fill(jwk.kid))).toEqual(new Set(["found"]));
    expect(server.requests).toBe(1);
  });

  it("asks once for 1000 callers with made-up kids who come before the first key", async () => {
    expect(await kindsOf(madeUpKids(1000))).toEqual(new Set(["unknown"]));
    expect(server.requests).toBe(1);
  });

  it("asks nobody before a key is needed", () => {
    expect(server.requests).toBe(0);
  });

  it("does not ask again while keys are fresh", async () => {
    await keys.warmUp();
    clock.advance(refreshAfterMs - 1);
    await keys.find(jwk.kid);
    await keys.warmUp();
    expect(server.requests).toBe(1);
  });

  it("asks at most once per cool-down for any number of made-up kids", async () => {
    await keys.warmUp();
    for (const kid of madeUpKids(200)) expect(await keys.find(kid)).toEqual({ kind: "unknown" });
    expect(server.requests).toBe(2);
    clock.advance(unknownKidCoolDownMs - 1);
    await kindsOf(madeUpKids(200));
    expect(server.requests).toBe(2);
    clock.advance(1);
    await kindsOf(madeUpKids(200));
    expect(server.requests).toBe(3);
  });

  it("counts failures in the cool-down and backs off", async () => {
    await keys.warmUp();
    server.answer(status(503));
    const pauses: number[] = [];
    let asked = server.requests;
    for (let second = 0, last = 0; second < 300; second++) {
      await kindsOf(madeUpKids(20));
      if (server.requests > asked) {
        pauses.push(second - last);
        last = second;
        asked++;
      }
      clock.advance(1000);
    }
    expect(server.requests).toBe(asked);
    expect(pauses).toEqual([0, 10, 10, 10, 10, 16, 30, 30, 30, 30, 30, 30, 30, 30]);
  });

  it("backs off from one second before the first key, and says when to come back", async () => {
    server.answer(status(500));
    const waits: number[] = [];
    for (let attempt = 0; attempt < 7; attempt++) {
      const lookup = await keys.find(jwk.kid);
      expect(await keys.find(jwk.kid)).toEqual(lookup);
      if (lookup.kind !== "unavailable") throw new Error("There are no keys.");
      waits.push(lookup.retryAfterSeconds);
      clock.advance(lookup.retryAfterSeconds * 1000);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30]);
    expect(server.requests).toBe(7);
    server.answer(keySet(jwk));
    expect(await keys.find(jwk.kid)).toMatchObject({ kind: "found" });
  });
});

describe("follows the key server", () => {
  it("finds a key that has just rotated in at once", async () => {
    await keys.warmUp();
    server.answer(keySet(jwk, otherJwk));
    expect(await keys.find(otherJwk.kid)).toMatchObject({ kind: "found" });
    server.answer(keySet(jwk, otherJwk, { ...jwk, kid: "third" }));
    expect(await keys.find("third")).toMatchObject({ kind: "found" });
  });

  it("finds a key that rotated in during a flood of made-up kids within the cool-down", async () => {
    await keys.warmUp();
    await kindsOf(madeUpKids(50));
    server.answer(keySet(jwk, otherJwk));
    expect(await keys.find(otherJwk.kid)).toEqual({ kind: "unknown" });
    clock.advance(unknownKidCoolDownMs);
    expect(await keys.find(otherJwk.kid)).toMatchObject({ kind: "found" });
  });

  it("drops a withdrawn key within minutes of traffic: a new set replaces the old one whole", async () => {
    await keys.warmUp();
    server.answer(keySet(otherJwk));
    clock.advance(refreshAfterMs);
    expect(await keys.find(jwk.kid)).toMatchObject({ kind: "found" });
    await requestsReach(2);
    await expect.poll(() => keys.find(jwk.kid), { interval: 5 }).toEqual({ kind: "unknown" });
  });

  it("does not open to a key that was withdrawn during a quiet spell", async () => {
    await keys.warmUp();
    server.answer(keySet(otherJwk));
    clock.advance(waitForRefreshAfterMs);
    expect(await keys.find(jwk.kid)).toEqual({ kind: "unknown" });
  });

  it("lets nobody with a known key wait for a slow refresh", async () => {
    await keys.warmUp();
    server.answer(() => undefined);
    clock.advance(refreshAfterMs);
    expect(await kindsOf(Array(100).fill(jwk.kid))).toEqual(new Set(["found"]));
    await requestsReach(2);
    expect(await kindsOf(Array(100).fill(jwk.kid))).toEqual(new Set(["found"]));
  });

  it("lets nobody with a known key wait for the fetch of a made-up kid", async () => {
    await keys.warmUp();
    server.answer(() => undefined);
    const madeUp = keys.find("made-up");
    await requestsReach(2);
    expect(await keys.find(jwk.kid)).toMatchObject({ kind: "found" });
    keys.close();
    expect(await madeUp).toMatchObject({ kind: "unavailable" });
  });

  it("asks again for a kid that the fetch in flight was too early to bring", async () => {
    await keys.warmUp();
    let answerOldSet = () => {};
    server.answer((request, response) => {
      answerOldSet = () => keySet(jwk)(request, response);
    });
    clock.advance(refreshAfterMs);
    await keys.find(jwk.kid);
    await requestsReach(2);
    const rotatedIn = keys.find(otherJwk.kid);
    server.answer(keySet(jwk, otherJwk));
    answerOldSet();
    expect(await rotatedIn).toMatchObject({ kind: "found" });
    expect(server.requests).toBe(3);
  });

  it("keeps keys fresh for a readiness probe without traffic", async () => {
    expect(keys.holdsKeys()).toBe(false);
    await expect.poll(() => keys.holdsKeys(), { interval: 5 }).toBe(true);
    clock.advance(refreshAfterMs);
    expect(keys.holdsKeys()).toBe(true);
    await requestsReach(2);
  });
});

describe("goes on through an outage", () => {
  it("uses known keys up to the ceiling and none beyond it", async () => {
    await keys.warmUp();
    server.answer(status(503));
    for (let passed = 0; passed < 24; passed++) {
      expect(await kindsOf(Array(20).fill(jwk.kid))).toEqual(new Set(["found"]));
      expect(keys.holdsKeys()).toBe(true);
      clock.advance(hour);
    }
    expect(await keys.find(jwk.kid)).toMatchObject({ kind: "unavailable" });
    expect(keys.holdsKeys()).toBe(false);
    server.answer(keySet(jwk));
    clock.advance(30_000);
    expect(await keys.find(jwk.kid)).toMatchObject({ kind: "found" });
  });

  it("lets nobody wait for a server that hangs after it has failed, however old the keys are", async () => {
    await keys.warmUp();
    server.answer(status(503));
    clock.advance(waitForRefreshAfterMs);
    await keys.find(jwk.kid);
    server.answer(() => undefined);
    clock.advance(hour);
    expect(await keys.find(jwk.kid)).toMatchObject({ kind: "found" });
    await requestsReach(3);
    expect(await keys.find(jwk.kid)).toMatchObject({ kind: "found" });
  });

  it("cannot tell about an unknown kid while the last fetch failed, and can again after one that worked", async () => {
    await keys.warmUp();
    server.answer(status(503));
    expect(await keys.find("made-up")).toEqual({ kind: "unavailable", retryAfterSeconds: 10 });
    server.answer(keySet(jwk));
    clock.advance(10_000);
    expect(await keys.find("made-up")).toEqual({ kind: "unknown" });
  });

  it("is not led astray by a machine clock that jumps: ages come from the clock it was handed", async () => {
    await keys.warmUp();
    for (const jump of [-hour, 48 * hour]) {
      const wallClock = Date.now;
      Date.now = () => wallClock() + jump;
      expect(await keys.find(jwk.kid)).toMatchObject({ kind: "found" });
      Date.now = wallClock;
    }
    expect(server.requests).toBe(1);
  });

  it("waits no longer than the time limit for a server that never answers", async () => {
    keys = createSource({ fetchTimeLimitMs: 50 });
    server.answer(() => undefined);
    expect(await kindsOf(Array(20).fill(jwk.kid))).toEqual(new Set(["unavailable"]));
    expect(server.requests).toBe(1);
  });

  it("waits no longer than the time limit for a body that never ends", async () => {
    keys = createSource({ fetchTimeLimitMs: 50 });
    server.answer((_request, response) => void response.writeHead(200).write('{"keys":['));
    expect(await keys.find(jwk.kid)).toMatchObject({ kind: "unavailable" });
  });

  it("waits no longer than the time limit for a fetch that ignores its signal", async () => {
    keys = createKeySource({
      fetchKeys: fetchWithin(50, () => new Promise(() => undefined)),
      clock,
      staleKeysMaxAgeMs: hour,
    });
    expect(await keys.find(jwk.kid)).toMatchObject({ kind: "unavailable" });
  });

  it("calls off the fetch in flight when it is closed, says that of nobody's failure, and starts no more", async () => {
    const failed: unknown[] = [];
    keys = createKeySource({
      fetchKeys: fetchWithin(60_000),
      clock,
      staleKeysMaxAgeMs: hour,
      onFailed: (error) => failed.push(error),
    });
    server.answer(() => undefined);
    const waiting = keys.find(jwk.kid);
    await requestsReach(1);
    keys.close();
    expect(await waiting).toMatchObject({ kind: "unavailable" });
    clock.advance(hour);
    expect(await keys.find(jwk.kid)).toMatchObject({ kind: "unavailable" });
    expect(server.requests).toBe(1);
    expect(failed).toEqual([]);
  });
});
