import { decodeJwt, decodeProtectedHeader } from "jose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createEmulator, createTestPool, type Emulator, type TestPool } from "../index.ts";

const day = 24 * 3_600_000;

describe("The signing keys of a pool", () => {
  let emulator: Emulator;
  let pool: TestPool;
  let now: number;
  beforeEach(async () => {
    now = Date.UTC(2026, 10, 2);
    emulator = await createEmulator({ clock: { now: () => now } });
    pool = await createTestPool(emulator);
  });
  afterEach(() => emulator.close());

  const listed = async (): Promise<string[]> => {
    const keySet = await fetch(`${emulator.url}/${pool.userPoolId}/.well-known/jwks.json`);
    const { keys } = (await keySet.json()) as { keys: { kid: string }[] }; // RFC 7517
    return keys.map(({ kid }) => kid);
  };

  it("are two: one for access tokens, another for id tokens", async () => {
    const tokens = await pool.signIn(await pool.addUser());
    const kids = [tokens.accessToken, tokens.idToken].map((token) => decodeProtectedHeader(token).kid);
    expect(decodeJwt(tokens.idToken)["token_use"]).toBe("id");
    expect(new Set(kids).size).toBe(2);
    expect(new Set(await listed())).toEqual(new Set(kids));
  });

  it("stay listed as long as a token of theirs may live, and go at the next rotation after that", async () => {
    const first = await listed();
    await emulator.control.rotateKeys(pool.userPoolId);
    now += day - 1;
    await emulator.control.rotateKeys(pool.userPoolId);
    expect(await listed()).toHaveLength(6);
    expect(await listed()).toEqual(expect.arrayContaining(first));
    now += 1;
    await emulator.control.rotateKeys(pool.userPoolId);
    const kept = await listed();
    expect(kept).toHaveLength(6);
    for (const kid of first) expect(kept).not.toContain(kid);
  });
});
