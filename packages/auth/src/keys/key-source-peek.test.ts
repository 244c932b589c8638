import { afterEach, beforeEach, expect, it } from "vitest";
import { createTestClock, type TestClock } from "../../test/test-clock.ts";
import { createTestIssuer } from "../testing.ts";
import { readKeySet } from "./key-set.ts";
import { createKeySource, type KeySource, refreshAfterMs, waitForRefreshAfterMs } from "./key-source.ts";

const jwk = createTestIssuer().publicJwk();
const text = Buffer.from(JSON.stringify({ keys: [jwk] }));
const keys = await readKeySet(text, new Set(["RS256"] as const));
let clock: TestClock;
let source: KeySource;
let fetches = 0;
let isDown = false;

beforeEach(() => {
  clock = createTestClock();
  fetches = 0;
  isDown = false;
  source = createKeySource({
    fetchKeys: async () => {
      fetches++;
      if (isDown) throw new Error("down");
      return { keys, text };
    },
    clock,
    staleKeysMaxAgeMs: 4 * waitForRefreshAfterMs,
  });
});
afterEach(() => source.close());

it("knows nothing before the first fetch, and starts none for a name it does not know", () => {
  expect(source.peek(jwk.kid)).toBeUndefined();
  expect(fetches).toBe(0);
});

it("gives the key of exactly this name, and asks nobody while keys are fresh", async () => {
  await source.warmUp();
  expect(source.peek(jwk.kid)).toBe(keys.get(jwk.kid));
  expect(source.peek(jwk.kid.toUpperCase())).toBeUndefined();
  expect(source.peek("__proto__")).toBeUndefined();
  clock.advance(refreshAfterMs - 1);
  source.peek(jwk.kid);
  expect(fetches).toBe(1);
});

it("starts one refresh when it is due, and lets nobody wait for it", async () => {
  await source.warmUp();
  clock.advance(refreshAfterMs);
  for (let caller = 0; caller < 100; caller++) expect(source.peek(jwk.kid)).toBe(keys.get(jwk.kid));
  expect(fetches).toBe(2);
});

it("leaves keys that have lain for long to those who can wait for a refresh", async () => {
  await source.warmUp();
  clock.advance(waitForRefreshAfterMs);
  expect(source.peek(jwk.kid)).toBeUndefined();
  expect(fetches).toBe(1);
  expect(await source.find(jwk.kid)).toMatchObject({ kind: "found" });
  expect(source.peek(jwk.kid)).toBe(keys.get(jwk.kid));
});

it("backs off like everybody else in an outage", async () => {
  await source.warmUp();
  isDown = true;
  clock.advance(refreshAfterMs);
  source.peek(jwk.kid);
  await source.warmUp();
  for (let caller = 0; caller < 100; caller++) source.peek(jwk.kid);
  expect(fetches).toBe(2);
});

it("starts nothing once it is closed, and still knows what it knew", async () => {
  await source.warmUp();
  source.close();
  clock.advance(refreshAfterMs);
  expect(source.peek(jwk.kid)).toBe(keys.get(jwk.kid));
  expect(fetches).toBe(1);
});
