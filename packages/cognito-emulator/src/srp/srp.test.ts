import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { g, k, modulo, N, power } from "./group.ts";
import { beginExchange, readPublicValue, scrambler, sessionKey, sharedSecret } from "./session-key.ts";
import { claimSignature, signatureMatches } from "./signature.ts";
import { createVerifier, matchesVerifier, privateKey } from "./verifier.ts";

/** One complete exchange, checked against amazon-cognito-identity-js. */
const vector = {
  identity: { poolName: "Local0001", userId: "11111111-2222-4333-8444-555555555555" },
  password: "Passw0rd!x",
  salt: "f1e2d3c4b5a69788796a5b4c3d2e1f",
  a: BigInt(`0x${"0123456789abcdef".repeat(8)}`),
  b: BigInt(`0x${"fedcba9876543210".repeat(4)}`),
};

const hex = (value: bigint) => value.toString(16);
const ends = (value: bigint) => `${hex(value).slice(0, 16)}…${hex(value).slice(-16)}`;

describe("SRP-6a as Cognito does it", () => {
  const x = privateKey(vector.identity, vector.password, vector.salt);
  const v = power(g, x);
  const A = power(g, vector.a);
  const exchange = beginExchange(A, { salt: vector.salt, verifier: hex(v) }, vector.b);

  it("has the multiplier over an unpadded generator", () => {
    expect(hex(k)).toBe("538282c4354742d7cbbde2359fcf67f9f5b3a6b08791e5011b43b8a5b66d9ee6");
  });

  it("reproduces the known exchange, value by value", () => {
    expect(hex(x)).toBe("9d6f5c8c7621d24f27378ddc989528abe235f842bf1b33d1ed372c4a9eda792b");
    expect(ends(v)).toBe("2b6c70e0bcf37ce1…e5624489973afe43");
    expect(ends(A)).toBe("9e8de31743002eec…eec6030097680835");
    expect(ends(exchange.B)).toBe("3cfd9767eb8a78b6…f8b341cc22e117f5");
    expect(hex(exchange.B)).toHaveLength(767);
    expect(createHash("sha256").update(hex(exchange.B)).digest("hex")).toBe(
      "7da6982656c642b2b8cf7c6f7ce8241b4766cef1760e488292d4560c2c9061a1",
    );
    expect(hex(scrambler(exchange))).toBe("ed55986309e59a13eb550a390835284b9b9866eebf2d0551f82d40b737bf9fc7");
    expect(ends(sharedSecret(exchange))).toBe("7ee55c382bf99456…ef66a2b92e84eb03");
    expect(sessionKey(exchange).toString("hex")).toBe("d818c0535c259787278c75c00bb8133c");
  });

  it("reproduces the known signature, and no other passes", () => {
    const claim = {
      secretBlock: Buffer.from("c2VjcmV0LWJsb2Nr", "base64"),
      timestamp: "Sun Nov 2 06:27:09 UTC 2026",
    };
    const expected = claimSignature(vector.identity, sessionKey(exchange), claim);
    expect(expected.toString("base64")).toBe("Y8abaPSBLlv6lVOZmC6Uc+KN/mqp0fpGxaTvLGI5XRc=");
    expect(signatureMatches(expected, "Y8abaPSBLlv6lVOZmC6Uc+KN/mqp0fpGxaTvLGI5XRc=")).toBe(true);
    expect(signatureMatches(expected, "Z8abaPSBLlv6lVOZmC6Uc+KN/mqp0fpGxaTvLGI5XRc=")).toBe(false);
    expect(signatureMatches(expected, "")).toBe(false);
  });

  it("gives client and server the same secret", () => {
    const u = scrambler(exchange);
    const client = power(modulo(exchange.B - k * power(g, x)), vector.a + u * x);
    expect(client).toBe(sharedSecret(exchange));
  });

  it("checks a password against the same verifier that SRP uses", () => {
    const stored = createVerifier(vector.identity, vector.password);
    const matches = (password: string, userId = vector.identity.userId) =>
      matchesVerifier({ ...vector.identity, userId }, password, stored);
    const tried = () => [
      matches("passw0rd!x"),
      matches(vector.password, "another"),
      matches(vector.password),
    ];
    expect(tried()).toEqual([false, false, true]);
    // By now it is known to match.
    expect(tried()).toEqual([false, false, true]);
  });

  it("salts every verifier anew, so that equal passwords look different", () => {
    const [one, other] = [createVerifier(vector.identity, "same"), createVerifier(vector.identity, "same")];
    expect(one.verifier).not.toBe(other.verifier);
  });

  it.each([
    ["zero", "0"],
    ["N", hex(N)],
    ["a multiple of N", hex(2n * N)],
    ["far too long a number", "f".repeat(900)],
    ["no number", "xyz"],
    ["nothing", ""],
    ["a negative number", "-1"],
  ])("refuses %s as a public value", (_name, offered) => {
    expect(readPublicValue(offered)).toBeNull();
  });

  it("accepts public values of odd length", () => {
    expect(readPublicValue("abc")).toBe(0xabcn);
  });

  it("raises to a power as plain arithmetic does, trivial bases included", () => {
    const plain = (base: bigint, exponent: bigint) => {
      let result = 1n;
      for (let bit = 0n; bit < exponent; bit += 1n) result = (result * base) % N;
      return result;
    };
    for (const base of [0n, 1n, 2n, 3n, N - 1n, N - 2n, N + 5n]) {
      for (const exponent of [0n, 1n, 2n, 3n, 17n]) {
        expect(power(base, exponent)).toBe(plain(modulo(base), exponent));
      }
    }
  });
});
