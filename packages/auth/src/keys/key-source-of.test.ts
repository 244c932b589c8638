import { expect, it } from "vitest";
import { createTestClock } from "../../test/test-clock.ts";
import { createVerifier } from "../create-verifier.ts";
import { createTestIssuer, startLocalIssuer } from "../testing.ts";
import type { KeySnapshot, StoredKeys } from "./key-snapshot.ts";

const failing = (what: "load" | "save"): KeySnapshot => ({
  load: what === "load" ? () => Promise.reject(new Error("no")) : async () => null,
  save: what === "save" ? () => Promise.reject(new Error("no")) : async () => {},
});

it.each(["load", "save"] as const)(
  "verifies as ever with a snapshot whose %s breaks its promise",
  async (what) => {
    const pool = createTestIssuer();
    const verifier = pool.createVerifier({ keySnapshot: () => failing(what) });
    await expect(verifier.verify(pool.mintToken("access"))).resolves.toMatchObject({ username: "hanako" });
  },
);

it("says why keys could not be fetched, and of which provider, each time they could not", async () => {
  const monotonicClock = createTestClock();
  const pool = createTestIssuer();
  const told: [string, string][] = [];
  const verifier = pool.createVerifier({
    name: "people",
    monotonicClock,
    onKeysUnavailable: (provider, error) => told.push([provider, String(error)]),
  });
  pool.keyServer.fail(true);
  await verifier.warmUp();
  monotonicClock.advance(1000);
  await verifier.warmUp();
  pool.keyServer.fail(false);
  monotonicClock.advance(2000);
  await verifier.warmUp();
  const why = "Error: The key server did not answer with a document.";
  expect(told).toEqual([
    ["people", why],
    ["people", why],
  ]);
});

it("is not told of a fetch that was called off: nobody wants those keys any more", async () => {
  const pool = createTestIssuer();
  const told: unknown[] = [];
  const verifier = pool.createVerifier({
    fetch: () => new Promise(() => {}),
    onKeysUnavailable: (_provider, error) => told.push(error),
  });
  const warming = verifier.warmUp();
  await Promise.resolve();
  verifier.close();
  await warming;
  expect(told).toEqual([]);
});

it("keeps keys that were found by discovery under the name of their issuer, and believes them for no other", async () => {
  const pool = await startLocalIssuer("oidc");
  let kept: StoredKeys | null = null;
  const snapshot: KeySnapshot = {
    load: async () => kept,
    save: async (keys) => {
      kept = keys;
    },
  };
  await createVerifier(pool.provider, { keySnapshot: () => snapshot }).warmUp();
  expect(kept).toMatchObject({ source: pool.issuer });
  await pool.close();
  const restarted = createVerifier(pool.provider, { keySnapshot: () => snapshot });
  await restarted.warmUp();
  expect(restarted.holdsKeys()).toBe(true);
  const elsewhere = {
    ...pool.provider,
    keys: { kind: "discovery", issuer: `${pool.issuer}/other` },
  } as const;
  const other = createVerifier(elsewhere, { keySnapshot: () => snapshot });
  await other.warmUp();
  expect(other.holdsKeys()).toBe(false);
});
