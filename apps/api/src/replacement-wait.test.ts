import { expect, it } from "vitest";
import { replacementWait } from "./replacement-wait.ts";

it("a worker is replaced at once, then after pauses that grow, and at once again after a quiet minute", () => {
  let now = 0;
  const waitBefore = replacementWait(() => now);
  const waits = [];
  for (let deaths = 0; deaths < 8; deaths++) {
    const wait = waitBefore(true);
    waits.push(wait);
    now += wait + 6_000; // it lives for six seconds each time
  }
  expect(waits).toEqual([0, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  now += 60_001;
  expect(waitBefore(true)).toBe(0);
});

it("nobody waits longer than a second for a worker while none serves, however many have died", () => {
  const waitBefore = replacementWait(() => 0);
  for (let deaths = 0; deaths < 8; deaths++) waitBefore(true);
  expect(waitBefore(false)).toBe(1_000);
  expect(waitBefore(true)).toBe(30_000);
});
