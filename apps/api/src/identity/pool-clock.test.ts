import { describe, expect, it } from "vitest";
import { createPoolClock } from "./pool-clock.ts";

const noon = Date.UTC(2026, 0, 1, 12);
const seconds = (ms: number) => Math.floor(ms / 1000);

function clockAt(start: number) {
  let now = start;
  return {
    now: () => now,
    set(moment: number) {
      now = moment;
    },
  };
}
const said = (ms: number) => new Date(ms).toUTCString();

describe("the pool's clock", () => {
  it("is ours until the pool has answered, and when an answer tells no time", () => {
    const ours = clockAt(noon + 999);
    const pool = createPoolClock(ours);
    pool.hear(undefined);
    pool.hear("yesterday");
    expect(pool.second()).toBe(seconds(noon));
    expect(pool.isKnown()).toBe(false);
  });

  it.each([-30_000, -1_000, 0, 1_000, 30_000])(
    "is read off an answer when it is %d ms from ours",
    (ahead) => {
      const ours = clockAt(noon);
      const pool = createPoolClock(ours);
      pool.hear(said(noon + ahead));
      expect(pool.second()).toBe(seconds(noon + ahead));
      ours.set(noon + 5_000);
      expect(pool.second()).toBe(seconds(noon + ahead + 5_000));
    },
  );

  it("is never behind the latest time an answer told, in whatever order answers arrive", () => {
    const pool = createPoolClock(clockAt(noon));
    pool.hear(said(noon + 2_000));
    pool.hear(said(noon + 1_000));
    expect(pool.second()).toBe(seconds(noon + 2_000));
  });

  it("is moved by no answer further than a token's date may be, and not for longer than our own clock says", () => {
    const ours = clockAt(noon);
    const pool = createPoolClock(ours);
    pool.hear(said(noon + 86_400_000));
    expect(pool.second()).toBe(seconds(noon) + 60);
    ours.set(noon - 3_600_000); // somebody sets the machine's time back
    expect(pool.second()).toBe(seconds(noon) - 3_600 + 60);
    pool.hear(said(noon - 2 * 3_600_000));
    expect(pool.second()).toBeGreaterThanOrEqual(seconds(noon) - 3_600 - 60);
  });
});
