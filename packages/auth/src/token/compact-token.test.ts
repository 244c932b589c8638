import { expect, it } from "vitest";
import { createTestIssuer } from "../testing.ts";
import { readCompactToken, tokenMaxLength } from "./compact-token.ts";
import { type TokenChecks, verifyToken } from "./verify-token.ts";

const token = createTestIssuer().mintToken("access");

it("gives the segments, and the text the signature covers", () => {
  const [header, claims = "", signature = ""] = token.split(".");
  expect(readCompactToken(token)).toEqual({
    header,
    claims: Buffer.from(claims, "base64url"),
    signature: Buffer.from(signature, "base64url"),
    signingInput: `${header}.${claims}`,
  });
});

it("looks at nothing in a token that is too long, not even whether it is remembered", async () => {
  const looked = () => {
    throw new RangeError("looked at");
  };
  const checks = { verifiedTokens: { find: looked, remember: looked } } as unknown as TokenChecks; // as: nothing else is reached
  const tooLong = "A".repeat(tokenMaxLength + 1);
  await expect(verifyToken(tooLong, checks)).rejects.toMatchObject({ reason: "token_too_long" });
  await expect(verifyToken(tooLong.slice(1), checks)).rejects.toThrow("looked at");
});

it("takes one spelling for each signature: the bits behind its end are zero", () => {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const taken = (end: string) =>
    letters.split("").filter((letter) => {
      try {
        readCompactToken(`AA.AA.${end}${letter}`);
        return true;
      } catch {
        return false;
      }
    });
  expect(taken("").join("")).toBe("");
  expect(taken("A").join("")).toBe("AQgw");
  expect(taken("AA").join("")).toBe("AEIMQUYcgkosw048");
  expect(taken("AAA").join("")).toBe(letters);
});
