import { expect, it } from "vitest";
import { actionsFor } from "./person-action.ts";

it("offers to disable who is enabled, and to enable who is disabled, never both", () => {
  expect(actionsFor({ enabled: true })).toContain("disable");
  expect(actionsFor({ enabled: true })).not.toContain("enable");
  expect(actionsFor({ enabled: false })).toContain("enable");
  expect(actionsFor({ enabled: false })).not.toContain("disable");
});

it("offers to delete last", () => {
  expect(actionsFor({ enabled: true }).at(-1)).toBe("delete");
  expect(actionsFor({ enabled: false }).at(-1)).toBe("delete");
});
