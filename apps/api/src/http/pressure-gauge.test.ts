import { describe, expect, it } from "vitest";
import { calmBeats, databaseWaitMax, loopLateMax, pressureBeats } from "./limits.ts";
import { type PressureReading, pressureGauge } from "./pressure-gauge.ts";

const light: PressureReading = { loopLate: loopLateMax - 1, databaseWait: databaseWaitMax - 1 };
const lateLoop: PressureReading = { ...light, loopLate: loopLateMax };
const longLine: PressureReading = { ...light, databaseWait: databaseWaitMax };
const times = (count: number, reading: PressureReading) => Array.from({ length: count }, () => reading);

/** What is judged after the last of these readings. */
function judged(...readings: readonly PressureReading[]): boolean {
  const judge = pressureGauge();
  return readings.map((reading) => judge(reading)).at(-1) ?? false;
}

describe("too much to do", () => {
  it.each([
    ["the event loop", lateLoop],
    ["the line before the database", longLine],
  ])("is seen by %s, once it has lasted", (_what, heavy) => {
    expect(judged(...times(pressureBeats - 1, heavy))).toBe(false);
    expect(judged(...times(pressureBeats, heavy))).toBe(true);
  });

  it("is not what a single pause is, however long, nor pauses with a breath between them", () => {
    const pause = { loopLate: 60_000, databaseWait: 60_000 };
    expect(judged(pause)).toBe(false);
    expect(judged(...times(20, light).flatMap((breath) => [pause, pause, breath]))).toBe(false);
  });

  it("is over once all has been well for a while, and not at the first breath", () => {
    const overloaded = times(pressureBeats, longLine);
    expect(judged(...overloaded, ...times(calmBeats - 1, light))).toBe(true);
    expect(judged(...overloaded, ...times(calmBeats - 1, light), lateLoop, light)).toBe(true);
    expect(judged(...overloaded, ...times(calmBeats, light))).toBe(false);
  });
});
