import { createEmulator, createTestPool, type Emulator, type TestPool } from "@sekisho/cognito-emulator";
import { signOut } from "aws-amplify/auth";
import { afterAll, afterEach, beforeAll, vi } from "vitest";
import { configureAmplify } from "../src/auth/amplify-config.ts";
import type { RuntimeConfig } from "../src/env.ts";

type LocalPool = {
  readonly pool: TestPool;
  /** Names no API that answers. */
  readonly config: RuntimeConfig;
};

/**
 * Points Amplify at a pool in this process for the tests of a file, and signs out behind each of them. What it gives is
 * there only while they run.
 */
export function amplifyAtLocalPool(): LocalPool {
  let emulator: Emulator;
  let pool: TestPool;
  let config: RuntimeConfig;
  beforeAll(async () => {
    // Amplify says so for every endpoint that is not AWS's: here it is meant.
    vi.spyOn(console, "warn").mockReturnValue();
    emulator = await createEmulator({ port: 0, dataDir: null });
    pool = await createTestPool(emulator);
    const { region, userPoolId, clientId: appClientId, endpoint } = pool;
    config = { apiUrl: "http://127.0.0.1:1", cognito: { region, userPoolId, appClientId, endpoint } };
    configureAmplify(config);
  });
  afterAll(() => emulator.close());
  afterEach(async () => {
    vi.restoreAllMocks();
    await signOut();
  });
  return {
    get pool() {
      return pool;
    },
    get config() {
      return config;
    },
  };
}
