import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createTestClock } from "../../test/test-clock.ts";
import type { Verifier } from "../create-verifier.ts";
import { createTestIssuer, type TestIssuer } from "../testing.ts";
import type { VerifierOptions } from "../verifier-options.ts";
import { fileKeySnapshot, type StoredKeys } from "./key-snapshot.ts";
import { restoreKeys } from "./restore-keys.ts";

const at = 1_790_000_000_000;
const hour = 3_600_000;

describe("keys of an earlier life", () => {
  const pool = createTestIssuer();
  const kid = pool.publicJwk().kid;
  const stored: StoredKeys = {
    source: pool.jwksUrl,
    fetchedAt: at,
    jwks: JSON.stringify({ keys: [pool.publicJwk()] }),
  };
  const restore = async (kept: StoredKeys | null, now = at) =>
    await restoreKeys({
      snapshot: { load: async () => kept, save: async () => {} },
      source: pool.jwksUrl,
      algorithms: new Set(["RS256"] as const),
      clock: createTestClock(now),
    });

  it("are as old as they are", async () => {
    const restored = await restore(stored, at + hour);
    expect(restored?.ageMs).toBe(hour);
    expect([...(restored?.keys.keys() ?? [])]).toEqual([kid]);
  });

  it("are fresh when the clocks differ by less than clocks may", async () => {
    expect(await restore(stored, at - 60_000)).toMatchObject({ ageMs: 0 });
  });

  it.each<readonly [string, StoredKeys | null]>([
    ["when there are none", null],
    ["of another place", { ...stored, source: "https://attacker.example/keys" }],
    ["of a place with another slash", { ...stored, source: `${pool.jwksUrl}/` }],
    ["from the future", { ...stored, fetchedAt: at + 60_001 }],
    ["that are no key set", { ...stored, jwks: "{}" }],
    ["that are no JSON", { ...stored, jwks: '{"keys":[' }],
    ["that are weak", { ...stored, jwks: JSON.stringify({ keys: [{ ...pool.publicJwk(), e: "AQ" }] }) }],
    ["that are none at all", { ...stored, jwks: '{"keys":[]}' }],
  ])("are not taken up %s", async (_name, kept) => {
    expect(await restore(kept)).toBeNull();
  });
});

describe("a restart during an outage of the key server", () => {
  let folder: string;
  let pool: TestIssuer;
  let token: string;

  const start = (options: VerifierOptions = {}): Verifier =>
    pool.createVerifier({
      keySnapshot: (provider) => fileKeySnapshot(join(folder, `${provider}.json`)),
      clock: createTestClock(at),
      ...options,
    });
  const kept = () => readFile(join(folder, "cognito.json"), "utf8").catch(() => null);
  const unavailable = { code: "identity_provider_unavailable", reason: "keys_unavailable" };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "keys-"));
    pool = createTestIssuer({ now: () => at });
    token = pool.mintToken("access");
    await start().verify(token);
    await vi.waitUntil(async () => (await kept()) !== null, { interval: 5, timeout: 20_000 });
    pool.keyServer.fail(true);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("verifies with the keys that were kept", async () => {
    await expect(start().verify(token)).resolves.toMatchObject({ username: "hanako" });
  });

  it("does not verify without a snapshot, and says so", async () => {
    await expect(pool.createVerifier().verify(token)).rejects.toMatchObject(unavailable);
  });

  it("uses no key beyond the age at which keys are no longer used", async () => {
    const limit = { staleKeysMaxAgeSeconds: 3600 };
    const young = createTestClock(at + hour - 1);
    const fresh = pool.mintToken("access", { claims: { exp: (at + 2 * hour) / 1000 } });
    await expect(start({ ...limit, clock: young }).verify(fresh)).resolves.toBeDefined();
    const old = createTestClock(at + hour);
    await expect(start({ ...limit, clock: old }).verify(fresh)).rejects.toMatchObject(unavailable);
  });

  it("still refuses what those keys did not sign", async () => {
    const stranger = createTestIssuer({ now: () => at });
    const { kid } = pool.publicJwk();
    await expect(start().verify(stranger.mintToken("access", { header: { kid } }))).rejects.toMatchObject({
      reason: "signature_invalid",
    });
  });

  it("takes a fetched set for the truth as soon as there is one", async () => {
    pool.keyServer.fail(false);
    pool.rotateKeys({ withdrawOld: true });
    const verifier = start({ clock: createTestClock(at + hour / 6) });
    await expect(verifier.verify(token)).rejects.toMatchObject({ reason: "kid_unknown" });
    await expect(verifier.verify(pool.mintToken("access"))).resolves.toBeDefined();
  });

  it("is ready after warming up, and also where only a readiness probe asks", async () => {
    const warmed = start();
    await warmed.warmUp();
    expect(warmed.holdsKeys()).toBe(true);
    const probed = start();
    await expect.poll(() => probed.holdsKeys(), { interval: 5 }).toBe(true);
  });
});
