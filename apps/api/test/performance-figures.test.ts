import { describe, expect, it } from "vitest";
import { readFlags } from "../bench/flags.mjs";
import type { Run, SoakRun } from "../bench/report/committed-results.mjs";
import { judgeGoals } from "../bench/report/goals.mjs";
import { costsOf, planFor } from "../bench/report/plan-past-one-machine.mjs";
import { spreadOf, spreadOfRatios } from "../bench/report/statistics.mjs";

const about = { date: "2026-01-01", commit: "0000000", isClean: true, loadBefore: 0, machine: {} };

/** A run in which every round of a course showed the same. */
function runOf(courses: Record<string, { perSecond?: number; cpu?: number; databaseCpu?: number }>): Run {
  const turn = { perSecond: 1000, p50: 1, p99: 2, cpu: 100, databaseCpu: 50, failed: 0 };
  return {
    ...about,
    rounds: 3,
    seconds: 1,
    rowSecurity: null,
    mixed: { requests: 10, p50: 1, p99: 2, statuses: { "200": 9, "503": 1 }, broken: 1 },
    courses: Object.entries(courses).map(([id, shown]) => ({
      id,
      server: "api",
      workers: 1,
      connections: 64,
      tokens: "known",
      callsPerRequest: id.startsWith("batch") ? 10 : 1,
      turns: [turn, turn, turn].map((each) => ({ ...each, ...shown })),
    })),
  };
}

const soakOf = (residentMiB: number[], requests: number): SoakRun => ({
  ...about,
  minutes: 1,
  connections: 64,
  distinctTokens: 100,
  requests,
  p99: 1,
  statuses: { "200": 1 },
  broken: 0,
  sampleSeconds: 5,
  residentMiB,
});

describe("the figures of the benchmark", () => {
  it("take a ratio round by round, so that a slow round of both cancels out", () => {
    expect(spreadOfRatios([10, 100, 30], [20, 100, 60])).toEqual({ median: 0.5, min: 0.5, max: 1 });
  });

  it("have no middle where nothing was measured", () => {
    expect(spreadOf([])).toBeNull();
    expect(spreadOf([Number.NaN])).toBeNull();
    expect(spreadOf([4, 1])).toEqual({ median: 2.5, min: 1, max: 4 });
  });

  it("meet a goal at its limit, and miss it below", () => {
    const verdict = (hits: number) =>
      judgeGoals({ run: runOf({ unguarded: {}, hits: { perSecond: hits } }) }).find(({ id }) => id === "G4")
        ?.isMet;
    expect([verdict(850), verdict(849)]).toEqual([true, false]);
  });

  it("count ten calls for a batch of ten", () => {
    const goals = judgeGoals({ run: runOf({ hits: {}, "batch-hits": { perSecond: 300 } }) });
    expect(goals.find(({ id }) => id === "G7")?.measured?.median).toBe(3);
  });

  it("never call a goal met that was not measured", () => {
    for (const { measured, isMet } of judgeGoals({})) expect([measured, isMet]).toEqual([null, false]);
  });

  it("count an answer that never came like one of 500", () => {
    const errors = judgeGoals({ run: runOf({}) }).find(({ id, limit }) => id === "load" && limit === 0);
    expect(errors?.measured?.median).toBe(2);
  });

  it("see memory grow from before the first request to its highest", () => {
    const growth = judgeGoals({ soak: soakOf([100, 270, 150], 100) }).find(({ id }) => id === "soak");
    expect([growth?.measured?.median, growth?.isMet]).toEqual([170, false]);
  });

  it("say nothing of memory after a soak that was too short to meet every token", () => {
    const growth = judgeGoals({ soak: soakOf([100, 110], 99) }).find(({ id }) => id === "soak");
    expect([growth?.measured, growth?.isMet]).toEqual([null, false]);
  });
});

describe("the plan past one machine", () => {
  const run = runOf({
    hits: { cpu: 100 },
    new: { cpu: 160 },
    list: { cpu: 400, databaseCpu: 100 },
    create: { cpu: 600, databaseCpu: 300 },
  });

  it("charges a verification to every call, and nine reads for one write", () => {
    expect(costsOf(run)).toEqual({ call: 420, verification: 60, api: 480, database: 120 });
  });

  it("asks for the cores that the peak needs at the stated use of a core", () => {
    const { calls, apiCores, databaseCores, signIns } = planFor(run, 1e7);
    expect(calls).toBeCloseTo(5787.04, 2); // 10,000,000 × 0.2 × 50 ÷ 86,400 × 5
    expect(apiCores).toBe(6); // 5,787 × 480 µs ÷ 0.5 = 5.56
    expect(databaseCores).toBe(2); // 5,787 × 120 µs ÷ 0.5 = 1.39
    expect(signIns).toBeCloseTo(115.74, 2);
  });
});

describe("the command", () => {
  it("refuses to commit a part of a run: ratios hold within one run only", () => {
    expect(() => readFlags(["--only", "auth", "--write"])).toThrow("whole run");
  });

  it("names the parts there are to whoever asks for another", () => {
    expect(() => readFlags(["--only", "speed"])).toThrow("auth, adapter");
  });
});
