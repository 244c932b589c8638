import { describe, expect, it } from "vitest";
import { CognitoError, faults } from "./cognito-error.ts";
import { accountFaults } from "./faults/account-faults.ts";
import { administrationFaults } from "./faults/administration-faults.ts";
import { oauthFaults } from "./faults/oauth-faults.ts";
import { signInFaults } from "./faults/sign-in-faults.ts";
import { transportFaults } from "./faults/transport-faults.ts";
import { triggerFaults } from "./faults/trigger-faults.ts";

const parts = [
  signInFaults,
  accountFaults,
  administrationFaults,
  oauthFaults,
  triggerFaults,
  transportFaults,
];

describe("The table of refusals", () => {
  it("holds every part whole: no name of one hides that of another", () => {
    const names = parts.flatMap((part) => Object.keys(part));
    expect(Object.keys(faults).toSorted()).toEqual(names.toSorted());
  });

  it("makes a named refusal of each, never a 5xx that clients would try again, but for the emulator's own fault", () => {
    for (const [fault, make] of Object.entries(faults)) {
      // Whatever it is told, as a text.
      const refusal = (make as (...said: string[]) => unknown)("username", "email");
      expect(refusal).toBeInstanceOf(CognitoError);
      const { name, message, status } = refusal as CognitoError; // just shown to be one
      expect(name).toMatch(/Exception$/);
      expect(message).not.toBe("");
      expect(status >= 500).toBe(fault === "internal");
    }
  });
});
