import { describe, expect, it } from "vitest";
import { mapBounded } from "./map-bounded.ts";

describe("mapBounded", () => {
  it("keeps the order and never has more under way than it may", async () => {
    let underWay = 0;
    let most = 0;
    const doubled = await mapBounded([5, 1, 4, 2, 3], 2, async (number) => {
      most = Math.max(most, ++underWay);
      for (let turn = 0; turn < number; turn++) await Promise.resolve();
      underWay--;
      return number * 2;
    });
    expect(doubled).toEqual([10, 2, 8, 4, 6]);
    expect(most).toBe(2);
  });

  it("fails with the first failure", async () => {
    await expect(mapBounded([1, 2], 2, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await mapBounded([], 2, () => Promise.resolve(1))).toEqual([]);
  });
});
