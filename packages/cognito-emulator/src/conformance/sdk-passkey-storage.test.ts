import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../index.ts";
import { choose } from "./choice-pool.ts";
import { type LocalPool, sdkFor } from "./local-pool.ts";
import { answerPasskey, askForPasskey, openPasskeyPool, registerPasskey, tokenOf } from "./passkey-pool.ts";

describe("The folder of an emulator", () => {
  let dataDir: string;
  let emulator: Emulator;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "cognito-emulator-"));
    emulator = await createEmulator({ dataDir });
  });
  afterEach(async () => {
    await emulator.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const restart = async (pool: LocalPool, meanwhile: () => Promise<void> = async () => {}) => {
    await emulator.close();
    await meanwhile();
    emulator = await createEmulator({ dataDir });
    return { ...pool, sdk: sdkFor(emulator) };
  };

  it("keeps passkeys, how often they signed, and whom they are for", async () => {
    const before = await openPasskeyPool(emulator);
    const { username } = await before.addUser();
    const passkey = await registerPasskey(before, await tokenOf(before, username));
    const signIn = async (pool: LocalPool, counter: number) => {
      const { asked, options } = await askForPasskey(pool, username);
      return answerPasskey(pool, asked, username, passkey.get(options, { counter }));
    };
    await signIn(before, 7);
    const after = await restart(before);
    await expect(signIn(after, 7)).rejects.toMatchObject({ name: "NotAuthorizedException" });
    expect((await signIn(after, 8)).AuthenticationResult).toBeDefined();
  });

  it("opens when it was written before there were passkeys", async () => {
    const before = await openPasskeyPool(emulator);
    const { username } = await before.addUser();
    const path = join(dataDir, "cognito", `${before.userPoolId}.json`);
    const after = await restart(before, async () => {
      const { webAuthn: _none, users, ...pool } = JSON.parse(await readFile(path, "utf8"));
      const older = users.map(
        ({ passkeys: _no, pendingPasskey: _nor, ...user }: Record<string, unknown>) => user,
      );
      await writeFile(path, JSON.stringify({ ...pool, users: older }));
    });
    expect((await choose(after, username)).AvailableChallenges).toContain("PASSWORD");
    const { UserPoolId } = { UserPoolId: after.userPoolId };
    expect(await after.sdk.getUserPoolMfaConfig({ UserPoolId })).not.toHaveProperty("WebAuthnConfiguration");
  });
});
