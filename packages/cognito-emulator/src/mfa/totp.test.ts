import { describe, expect, it } from "vitest";
import { toBase32 } from "./base32.ts";
import { matchingStep, newTotpSecret, totpCode, totpStep } from "./totp.ts";

/** RFC 6238 appendix B, SHA-1: seconds since the epoch, and eight digits of which authenticator apps show the last six. */
const vectors = [
  [59, "94287082"],
  [1_111_111_109, "07081804"],
  [1_111_111_111, "14050471"],
  [1_234_567_890, "89005924"],
  [2_000_000_000, "69279037"],
  [20_000_000_000, "65353130"],
] as const;
const rfcSecret = Buffer.from("12345678901234567890").toString("hex");

describe("Time-based codes", () => {
  it.each(vectors)("are those of RFC 6238 at %d seconds", (seconds, eightDigits) => {
    expect(totpCode(rfcSecret, totpStep(seconds * 1000))).toBe(eightDigits.slice(2));
  });

  it("count from one half minute before now to one after, and no further", () => {
    const now = 1_234_567_890_000;
    const step = totpStep(now);
    for (const skew of [-1, 0, 1]) {
      expect(matchingStep(rfcSecret, totpCode(rfcSecret, step + skew), now)).toBe(step + skew);
    }
    for (const skew of [-2, 2]) {
      expect(matchingStep(rfcSecret, totpCode(rfcSecret, step + skew), now)).toBeNull();
    }
  });

  it("are exactly the six digits, nothing around them", () => {
    const code = totpCode(rfcSecret, totpStep(59_000));
    for (const offered of ["", ` ${code}`, `${code}0`, code.slice(1), "not digits"]) {
      expect(matchingStep(rfcSecret, offered, 59_000)).toBeNull();
    }
  });
});

describe("The secret for an authenticator app", () => {
  it.each([
    ["", ""],
    ["f", "MY"],
    ["fo", "MZXQ"],
    ["foo", "MZXW6"],
    ["foob", "MZXW6YQ"],
    ["fooba", "MZXW6YTB"],
    ["foobar", "MZXW6YTBOI"],
  ])("is written in the base32 of RFC 4648: %j is %j", (text, base32) => {
    expect(toBase32(Buffer.from(text).toString("hex"))).toBe(base32);
  });

  it("has the length AWS gives it and is another every time", () => {
    const secrets = Array.from({ length: 5 }, () => toBase32(newTotpSecret()));
    for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{52}$/);
    expect(new Set(secrets).size).toBe(5);
  });
});
