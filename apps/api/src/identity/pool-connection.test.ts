import { afterEach, describe, expect, it, vi } from "vitest";
import { envOf } from "../../test/api.ts";
import { systemClock } from "../clock.ts";
import { createPoolClock } from "./pool-clock.ts";
import { connectToPool } from "./pool-connection.ts";

afterEach(() => vi.unstubAllEnvs());

/** Whose credentials the SDK would sign with, where the operator's own are in the environment. */
async function signerFor(settings: Record<string, string>): Promise<string> {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "operators-own");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "operators-own-secret");
  const { client } = connectToPool(envOf(settings).cognito, createPoolClock(systemClock));
  const { accessKeyId } = await client.config.credentials();
  client.destroy();
  return accessKeyId;
}

describe("calls of the pool are signed", () => {
  it.each([
    ["Amazon Cognito", {}],
    ["a pool elsewhere", { COGNITO_ENDPOINT: "https://pool.example" }],
  ])("with the operator's own credentials for %s", async (_which, settings) => {
    expect(await signerFor(settings)).toBe("operators-own");
  });

  it("with none of them for a pool on this machine, which has no business with them", async () => {
    expect(await signerFor({ COGNITO_ENDPOINT: "http://127.0.0.1:9" })).toBe("local");
  });
});
