import { describe, expect, it } from "vitest";
import { decode, encode, joined, partsOf } from "../../test/forgeries/forgery.ts";
import { createTestClock } from "../../test/test-clock.ts";
import { AuthError } from "../errors/auth-error.ts";
import { refreshAfterMs } from "../keys/key-source.ts";
import { createRevocationList } from "../revocation/revocation-list.ts";
import { createTestIssuer, type TestIssuer } from "../testing.ts";
import type { VerifierOptions } from "../verifier-options.ts";
import { createVerifiedTokens, type VerifiedToken } from "./verified-tokens.ts";

const start = 1_790_000_000_000;

function setUp(options: VerifierOptions = {}, own?: TestIssuer) {
  const clock = createTestClock(start);
  const monotonicClock = createTestClock();
  const pool = own ?? createTestIssuer({ now: clock.now });
  const verifier = pool.createVerifier({ clock, monotonicClock, ...options });
  return { clock, monotonicClock, pool, verifier };
}

describe("a token that comes again", () => {
  it("is answered with the very same principal, frozen", async () => {
    const { pool, verifier } = setUp();
    const token = pool.mintToken("access");
    const principal = await verifier.verify(token);
    expect(await verifier.verify(token)).toBe(principal);
    expect(Object.isFrozen(principal)).toBe(true);
  });

  it("is checked from the start where nothing may be remembered", async () => {
    const { pool, verifier } = setUp({ cache: null });
    const token = pool.mintToken("access");
    const principal = await verifier.verify(token);
    const again = await verifier.verify(token);
    expect(again).not.toBe(principal);
    expect(again).toEqual(principal);
  });

  it("is another when one letter of it is: nothing is remembered by a part", async () => {
    const { pool, verifier } = setUp();
    const token = pool.mintToken("access");
    await verifier.verify(token);
    const parts = partsOf(token);
    const claims = encode(decode(parts.claims).replace("{", '{"cognito:groups":["admin"],'));
    const forged = joined({ ...parts, claims });
    await expect(verifier.verify(forged)).rejects.toMatchObject({ reason: "signature_invalid" });
    await expect(verifier.verify(forged)).rejects.toMatchObject({ reason: "signature_invalid" });
  });
});

describe("what is remembered does not outlive", () => {
  it("the end of the token", async () => {
    const { clock, pool, verifier } = setUp();
    const token = pool.mintToken("access", { claims: { exp: start / 1000 + 100 } });
    await verifier.verify(token);
    clock.advance(160_000 - 1);
    await expect(verifier.verify(token)).resolves.toBeDefined();
    clock.advance(1);
    await expect(verifier.verify(token)).rejects.toMatchObject({ reason: "expired" });
  });

  it("a clock that is set back before its beginning", async () => {
    const { clock, pool, verifier } = setUp();
    const issued = pool.mintToken("access");
    const begun = pool.mintToken("access", { claims: { nbf: start / 1000, iat: start / 1000 - 900 } });
    await Promise.all([verifier.verify(issued), verifier.verify(begun)]);
    clock.advance(-60_000);
    await expect(verifier.verify(issued)).resolves.toBeDefined();
    clock.advance(-1);
    await expect(verifier.verify(issued)).rejects.toMatchObject({ reason: "issued_in_the_future" });
    await expect(verifier.verify(begun)).rejects.toMatchObject({ reason: "not_yet_valid" });
  });

  it("a revocation of the sign-in or of the person", async () => {
    const revocation = createRevocationList();
    const { pool, verifier } = setUp({ revocation });
    const [one, other] = [
      pool.mintToken("access", { claims: { origin_jti: "one" } }),
      pool.mintToken("access"),
    ];
    const { issuer, sub } = await verifier.verify(one);
    await verifier.verify(other);
    revocation.revokeSignIn("one");
    await expect(verifier.verify(one)).rejects.toMatchObject({ reason: "revoked" });
    await expect(verifier.verify(other)).resolves.toBeDefined();
    revocation.revokeSubject({ issuer, sub }, start / 1000);
    await expect(verifier.verify(other)).rejects.toMatchObject({ reason: "revoked" });
  });

  it("the key that signed it, once it is withdrawn", async () => {
    const { monotonicClock, pool, verifier } = setUp();
    const token = pool.mintToken("access");
    await verifier.verify(token);
    pool.rotateKeys({ withdrawOld: true });
    monotonicClock.advance(2 * refreshAfterMs);
    await expect(verifier.verify(token)).rejects.toMatchObject({ reason: "kid_unknown" });
  });

  it("another key that has taken the name of the one that signed it", async () => {
    const { monotonicClock, pool } = setUp();
    const token = pool.mintToken("access");
    const { kid } = pool.publicJwk();
    const other = createTestIssuer().publicJwk();
    let published: object = pool.publicJwk();
    // Its entry is younger than the keys: only the key can be the reason.
    const verifier = pool.createVerifier({
      monotonicClock,
      cache: { maxEntries: 10, maxAgeSeconds: 3600 },
      fetch: async () => Response.json({ keys: [published] }),
    });
    await verifier.verify(token);
    published = { ...other, kid };
    monotonicClock.advance(2 * refreshAfterMs);
    await expect(verifier.verify(token)).rejects.toMatchObject({ reason: "signature_invalid" });
  });

  const longRemembered = { cache: { maxEntries: 10, maxAgeSeconds: 3600 } };

  it("the withdrawal of its key that somebody else's token brought to light, at once", async () => {
    const { pool, verifier } = setUp(longRemembered);
    const token = pool.mintToken("access");
    await verifier.verify(token);
    pool.rotateKeys({ withdrawOld: true });
    await verifier.verify(pool.mintToken("access"));
    await expect(verifier.verify(token)).rejects.toMatchObject({ reason: "kid_unknown" });
  });

  it("another key of that name that a refresh in the background has brought, at once", async () => {
    const { monotonicClock, pool } = setUp();
    const token = pool.mintToken("access");
    let published: object = pool.publicJwk();
    let fetches = 0;
    const fetch = async () => {
      fetches++;
      return Response.json({ keys: [published] });
    };
    const verifier = pool.createVerifier({ monotonicClock, fetch, ...longRemembered });
    await verifier.verify(token);
    published = { ...createTestIssuer().publicJwk(), kid: pool.publicJwk().kid };
    monotonicClock.advance(refreshAfterMs);
    verifier.holdsKeys();
    await verifier.warmUp();
    expect(fetches).toBe(2);
    await expect(verifier.verify(token)).rejects.toMatchObject({ reason: "signature_invalid" });
  });

  it("the keys themselves, when they are too old to be used", async () => {
    const { monotonicClock, pool, verifier } = setUp({ staleKeysMaxAgeSeconds: 3600 });
    const token = pool.mintToken("access");
    await verifier.verify(token);
    pool.keyServer.fail(true);
    monotonicClock.advance(3_600_000);
    await expect(verifier.verify(token)).rejects.toMatchObject({ code: "identity_provider_unavailable" });
  });
});

describe("what is remembered lasts", () => {
  const cache = { maxEntries: 10, maxAgeSeconds: 3600 };

  it("through a refresh that brings the same keys", async () => {
    const { monotonicClock, pool, verifier } = setUp({ cache });
    const token = pool.mintToken("access");
    const principal = await verifier.verify(token);
    monotonicClock.advance(2 * refreshAfterMs);
    expect(await verifier.verify(token)).toBe(principal);
    expect(pool.keyServer.requests).toBe(2);
  });

  it("through a rotation that publishes the old key on", async () => {
    const { monotonicClock, pool, verifier } = setUp({ cache });
    const token = pool.mintToken("access");
    const principal = await verifier.verify(token);
    pool.rotateKeys();
    monotonicClock.advance(2 * refreshAfterMs);
    expect(await verifier.verify(token)).toBe(principal);
  });

  it("as long as it may, and is checked from the start after that, however often it came", async () => {
    const { monotonicClock, pool, verifier } = setUp({ cache: { maxEntries: 10, maxAgeSeconds: 60 } });
    const token = pool.mintToken("access");
    const principal = await verifier.verify(token);
    monotonicClock.advance(59_999);
    expect(await verifier.verify(token)).toBe(principal);
    monotonicClock.advance(1);
    expect(await verifier.verify(token)).not.toBe(principal);
  });
});

describe("the memory", () => {
  // as: it is only handed back, never looked into
  const verified = (name: string) => ({ name }) as unknown as VerifiedToken;
  const bounded = (maxEntries: number) =>
    createVerifiedTokens({ maxEntries, maxAgeSeconds: 60 }, createTestClock(86_400_000));

  it("holds as many as it may, and lets the one go that was not asked for longest", () => {
    const tokens = bounded(2);
    tokens.remember("a", verified("a"));
    tokens.remember("b", verified("b"));
    tokens.find("a");
    tokens.remember("c", verified("c"));
    expect(["a", "b", "c"].map((name) => tokens.find(name) !== undefined)).toEqual([true, false, true]);
  });

  it("keeps no refusal: a flood of bad tokens pushes no good one out", async () => {
    const { pool, verifier } = setUp({ cache: { maxEntries: 1, maxAgeSeconds: 60 } });
    const token = pool.mintToken("access");
    const principal = await verifier.verify(token);
    for (const claims of [{ exp: 1 }, { client_id: "another" }, { iss: "https://issuer.example.com" }]) {
      await expect(verifier.verify(pool.mintToken("access", { claims }))).rejects.toBeInstanceOf(AuthError);
    }
    await expect(verifier.verify(`${token}A`)).rejects.toBeInstanceOf(AuthError);
    expect(await verifier.verify(token)).toBe(principal);
  });

  it("is not shared between verifiers: one for other clients does not know what this one knows", async () => {
    const { pool, verifier } = setUp();
    const token = pool.mintToken("access");
    await verifier.verify(token);
    const other = pool.createVerifier({ clientIds: ["another"] });
    await expect(other.verify(token)).rejects.toMatchObject({ reason: "client_not_allowed" });
  });
});
