import { describe, expect, it } from "vitest";
import { checkCode, checkEmail, checkNewPassword, checkNewUsername } from "./check-fields.ts";
import { keepsRule, passwordRules } from "./password-policy.ts";
import { readCode } from "./verification-code.ts";

describe("a new username", () => {
  it("is neither empty, nor spaced, nor an e-mail address", () => {
    expect(checkNewUsername("")).toBe("missing.username");
    expect(checkNewUsername("a b")).toBe("check.usernameSpace");
    expect(checkNewUsername("a@example.com")).toBe("check.usernameIsEmail");
    expect(checkNewUsername("花子")).toBeUndefined();
  });
});

describe("an e-mail address", () => {
  it("has the shape every address has", () => {
    expect(checkEmail("a@example")).toBe("check.emailShape");
    expect(checkEmail("a@@example.com")).toBe("check.emailShape");
    expect(checkEmail("a.b+c@mail.example.com")).toBeUndefined();
  });
});

describe("a new password", () => {
  it("keeps every rule of the policy", () => {
    expect(checkNewPassword("")).toBe("missing.password");
    expect(checkNewPassword("Passw0rd")).toBe("check.passwordPolicy");
    expect(checkNewPassword("Passw0rd! ")).toBe("check.passwordPolicy");
    expect(checkNewPassword("Passw0rd-")).toBeUndefined();
  });

  it.each([
    ["length", "Aa1-bcd"],
    ["lower", "PASSW0RD-"],
    ["upper", "passw0rd-"],
    ["digit", "Password-"],
    ["symbol", "Passw0rd"],
    ["edges", "Passw0rd! "],
    ["edges", " Passw0rd!"],
  ] as const)("breaks the rule %s alone with %s", (broken, password) => {
    expect(passwordRules.filter((rule) => !keepsRule(rule, password))).toEqual([broken]);
  });

  it("has no rule ticked off before anything is typed", () => {
    expect(passwordRules.filter((rule) => keepsRule(rule, ""))).toEqual([]);
  });

  it("counts a space inside as a symbol, as Cognito does, and not one at an end", () => {
    expect(keepsRule("symbol", "Passw0rd abc")).toBe(true);
    expect(keepsRule("symbol", "Passw0rd ")).toBe(false);
  });
});

describe("a code", () => {
  it("is read as it was meant: pasted with spaces, hyphens, or full-width digits", () => {
    expect(readCode(" 123 456\n")).toBe("123456");
    expect(readCode("123-456")).toBe("123456");
    expect(readCode("１２３４５６")).toBe("123456");
    expect(checkCode("１２３ ４５６")).toBeUndefined();
  });

  it("consists of digits", () => {
    expect(checkCode(" ")).toBe("missing.code");
    expect(checkCode("12345O")).toBe("check.codeShape");
  });
});
