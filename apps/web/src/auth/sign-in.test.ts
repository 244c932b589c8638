import { describe, expect, it } from "vitest";
import { toSignInStep } from "./sign-in.ts";

describe("Amplify's next step", () => {
  it.each([
    ["DONE", { kind: "done" }],
    ["CONFIRM_SIGN_UP", { kind: "confirm" }],
    ["RESET_PASSWORD", { kind: "reset-required" }],
    ["CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED", { kind: "new-password" }],
    ["CONFIRM_SIGN_IN_WITH_SMS_CODE", { kind: "unsupported", step: "CONFIRM_SIGN_IN_WITH_SMS_CODE" }],
  ] as const)("%s has a place in the journey", (signInStep, step) => {
    expect(toSignInStep({ nextStep: { signInStep } })).toEqual(step);
  });

  it("is not offered when the pool asks for more than a password", () => {
    const nextStep = {
      signInStep: "CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED",
      missingAttributes: ["given_name"],
    } as const;
    expect(toSignInStep({ nextStep: { ...nextStep, missingAttributes: ["given_name"] } }).kind).toBe(
      "unsupported",
    );
  });
});
