import { getEventListeners } from "node:events";
import { expect, it, vi } from "vitest";
import { withinTime } from "./within-time.ts";

const never = () => new Promise<never>(() => {});
const tooLate = "It took too long or was called off.";
const aLongTime = 60_000;

it("gives what was answered in time, and leaves nothing behind: no timer, and nobody who listens", async () => {
  vi.useFakeTimers();
  const caller = new AbortController();
  const signals: AbortSignal[] = [];
  const act = async (signal: AbortSignal) => {
    signals.push(signal);
    return "answer";
  };
  await expect(withinTime(aLongTime, act, caller.signal)).resolves.toBe("answer");
  expect(vi.getTimerCount()).toBe(0);
  expect(getEventListeners(caller.signal, "abort")).toEqual([]);
  caller.abort();
  expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  vi.useRealTimers();
});

it("passes on why it failed, and leaves nothing behind then either", async () => {
  const caller = new AbortController();
  const failure = new Error("no such host");
  await expect(withinTime(aLongTime, () => Promise.reject(failure), caller.signal)).rejects.toBe(failure);
  expect(getEventListeners(caller.signal, "abort")).toEqual([]);
});

it("does not wait for those who ignore the signal: when the time is up", async () => {
  await expect(withinTime(1, never)).rejects.toThrow(tooLate);
});

it("does not wait for those who ignore the signal: when the matter is called off", async () => {
  const caller = new AbortController();
  const waiting = withinTime(aLongTime, never, caller.signal);
  caller.abort();
  await expect(waiting).rejects.toThrow(tooLate);
});

it("does not even wait where the matter was called off before", async () => {
  await expect(withinTime(aLongTime, never, AbortSignal.abort())).rejects.toThrow(tooLate);
});
