import { expect, it } from "vitest";
import { describeMoment } from "./describe-moment.ts";

const now = Date.parse("2026-06-15T12:00:00.000Z");
const ago = (milliseconds: number) => new Date(now - milliseconds);
const minute = 60_000;

for (const [passed, ja, en] of [
  [0, "たった今", "just now"],
  [59_000, "たった今", "just now"],
  [minute, "1 分前", "1 minute ago"],
  [59 * minute, "59 分前", "59 minutes ago"],
  [61 * minute, "1 時間前", "1 hour ago"],
  [25 * 60 * minute, "昨日", "yesterday"],
  [3 * 24 * 60 * minute, "3 日前", "3 days ago"],
] as const) {
  it(`says in both languages when it was: ${en}`, () => {
    expect(describeMoment(ago(passed), now, "ja")).toBe(ja);
    expect(describeMoment(ago(passed), now, "en")).toBe(en);
  });
}

it("says the date after a week", () => {
  expect(describeMoment(ago(8 * 24 * 60 * minute), now, "en")).toBe("Jun 7, 2026");
  expect(describeMoment(ago(8 * 24 * 60 * minute), now, "ja")).toBe("2026/06/07");
});

it("says what is still to come", () => {
  expect(describeMoment(new Date(now + 15 * minute), now, "en")).toBe("in 15 minutes");
});
