import { describe, expect, it } from "vitest";
import { createTestClock } from "../../test/test-clock.ts";
import { createTestIssuer } from "../testing.ts";
import { createRevocationList } from "./revocation-list.ts";
import type { RevocationSource } from "./revocation-source.ts";

const at = 1_790_000_000;
const pool = createTestIssuer({ now: () => at * 1000 });
const hanako = { issuer: pool.issuer, sub: "7f3d1c52-0a5b-4c1e-9a37-2f0e6d1b8c11" };
const signIn = "5c6a7b1e-8f0d-4a57-9b1c-1f2e3d4c5b6a";
const mint = (claims: Record<string, unknown> = {}) => pool.mintToken("access", { claims });
const verify = (revocation: RevocationSource, token = mint()) =>
  pool.createVerifier({ revocation }).verify(token);
const revoked = { code: "token_validation_failed", reason: "revoked" };

describe("takes back", () => {
  it("every token of one sign-in, and none of another", async () => {
    const revocation = createRevocationList();
    revocation.revokeSignIn(signIn);
    await expect(verify(revocation)).rejects.toMatchObject(revoked);
    await expect(verify(revocation, mint({ iat: at + 30 }))).rejects.toMatchObject(revoked);
    await expect(verify(revocation, mint({ origin_jti: "another" }))).resolves.toBeDefined();
    await expect(verify(revocation, mint({ origin_jti: undefined }))).resolves.toBeDefined();
  });

  it("every token of a person up to a second, that second included, and none issued later", async () => {
    const revocation = createRevocationList();
    revocation.revokeSubject(hanako, at);
    for (const iat of [at - 900, at, at + 0.999]) {
      await expect(verify(revocation, mint({ iat }))).rejects.toMatchObject(revoked);
    }
    await expect(verify(revocation, mint({ iat: at + 1 }))).resolves.toBeDefined();
  });

  it("a token the verifier remembers, at once", async () => {
    const revocation = createRevocationList();
    const verifier = pool.createVerifier({ revocation });
    const token = mint();
    await verifier.verify(token);
    revocation.revokeSignIn(signIn);
    await expect(verifier.verify(token)).rejects.toMatchObject(revoked);
  });

  it("nothing of another person, nor of the same subject of another issuer", async () => {
    const revocation = createRevocationList();
    revocation.revokeSubject({ ...hanako, issuer: "https://issuer.example.com" }, at);
    revocation.revokeSubject({ ...hanako, sub: "somebody-else" }, at);
    revocation.revokeSubject({ issuer: `${pool.issuer}","`, sub: hanako.sub }, at);
    await expect(verify(revocation)).resolves.toBeDefined();
  });

  it("no less when an earlier moment is named afterwards", async () => {
    const revocation = createRevocationList();
    revocation.revokeSubject(hanako, at);
    revocation.revokeSubject(hanako, at - 3600);
    await expect(verify(revocation)).rejects.toMatchObject(revoked);
  });
});

describe("forgets", () => {
  it("by age and never to make room", () => {
    const monotonicClock = createTestClock();
    const list = createRevocationList({ keepSeconds: 3600, monotonicClock });
    const check = (originJti: string) => list.check({ ...hanako, originJti, issuedAt: at, clientId: "x" });
    list.revokeSignIn("first");
    for (let other = 0; other < 50_000; other++) list.revokeSignIn(`other-${other}`);
    // A token of an hour counts for an hour, the skew beyond its end, and the skew by which it was issued ahead of us.
    monotonicClock.advance(3_719_999);
    list.revokeSignIn("second");
    expect(check("first")).toBe("revoked");
    monotonicClock.advance(1);
    list.revokeSignIn("third");
    expect([check("first"), check("other-49999"), check("second")]).toEqual(["good", "good", "revoked"]);
  });

  it("after a day, the longest life of Cognito's tokens, unless told otherwise", () => {
    const monotonicClock = createTestClock();
    const list = createRevocationList({ monotonicClock });
    const check = () => list.check({ ...hanako, originJti: "first", issuedAt: at, clientId: "x" });
    list.revokeSignIn("first");
    monotonicClock.advance(86_400_000 + 119_999);
    list.revokeSignIn("second");
    expect(check()).toBe("revoked");
    monotonicClock.advance(1);
    list.revokeSignIn("third");
    expect(check()).toBe("good");
  });

  it("a revocation that was repeated by the age of the repetition", () => {
    const monotonicClock = createTestClock();
    const list = createRevocationList({ keepSeconds: 3600, monotonicClock });
    const check = (sub: string) =>
      list.check({ ...hanako, sub, originJti: null, issuedAt: at, clientId: "x" });
    list.revokeSubject({ ...hanako, sub: "a" }, at);
    list.revokeSubject({ ...hanako, sub: "b" }, at);
    monotonicClock.advance(3_120_000);
    list.revokeSubject({ ...hanako, sub: "a" }, at);
    monotonicClock.advance(600_000);
    list.revokeSubject({ ...hanako, sub: "c" }, at);
    expect([check("a"), check("b"), check("c")]).toEqual(["revoked", "good", "revoked"]);
  });
});

describe("refuses what would quietly revoke nothing", () => {
  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("keepSeconds %d", (keepSeconds) => {
    expect(() => createRevocationList({ keepSeconds })).toThrow(
      expect.objectContaining({
        name: "ConfigurationError",
        option: "keepSeconds",
        message: "keepSeconds: must be a positive number of seconds",
      }),
    );
  });

  it("a moment that is no number, and keeps what was revoked before", async () => {
    const revocation = createRevocationList();
    revocation.revokeSubject(hanako, at);
    for (const moment of [Number.NaN, undefined as unknown as number]) {
      // as: a caller without types
      expect(() => revocation.revokeSubject(hanako, moment)).toThrow(
        expect.objectContaining({
          option: "issuedUpTo",
          message: "issuedUpTo: must be in seconds since 1970",
        }),
      );
    }
    await expect(verify(revocation)).rejects.toMatchObject(revoked);
  });
});

it("says 503 while it has lost touch, also for a token that is remembered", async () => {
  let verdict: ReturnType<RevocationSource["check"]> = "good";
  const verifier = pool.createVerifier({ revocation: { check: () => verdict } });
  const token = mint();
  await verifier.verify(token);
  verdict = "unknown";
  await expect(verifier.verify(token)).rejects.toMatchObject({
    code: "identity_provider_unavailable",
    reason: "revocations_unavailable",
    retryAfterSeconds: 5,
  });
  verdict = "good";
  await expect(verifier.verify(token)).resolves.toBeDefined();
});

it("is asked of whom and of what: never for more than a revocation needs to know", async () => {
  const asked: unknown[] = [];
  await verify({
    check: ({ issuer, sub, originJti, issuedAt, clientId }) => {
      asked.push({ issuer, sub, originJti, issuedAt, clientId });
      return "good";
    },
  });
  expect(asked).toEqual([{ ...hanako, originJti: signIn, issuedAt: at, clientId: pool.clientId }]);
});
