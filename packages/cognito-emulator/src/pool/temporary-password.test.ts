import { describe, expect, it } from "vitest";
import { PasswordPolicy } from "./pool-settings.ts";
import { generateTemporaryPassword } from "./temporary-password.ts";

describe("a generated temporary password", () => {
  it.each([6, 8, 12, 20, 99])("satisfies every rule at a minimum length of %i", (MinimumLength) => {
    for (let turn = 0; turn < 50; turn += 1) {
      const password = generateTemporaryPassword(PasswordPolicy.parse({ MinimumLength }));
      expect(password.length).toBeGreaterThanOrEqual(MinimumLength);
      for (const kind of [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z0-9]/]) expect(password).toMatch(kind);
    }
  });

  it("is another one each time", () => {
    const policy = PasswordPolicy.parse({});
    const made = new Set(Array.from({ length: 100 }, () => generateTemporaryPassword(policy)));
    expect(made.size).toBe(100);
  });
});
