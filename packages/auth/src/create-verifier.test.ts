import { describe, expect, it } from "vitest";
import { createTestClock } from "../test/test-clock.ts";
import { createVerifier } from "./create-verifier.ts";
import { ConfigurationError } from "./errors/configuration-error.ts";
import type { RolePermissions } from "./policy/permissions.ts";
import { type CognitoOptions, cognito } from "./providers/cognito.ts";
import { createTestIssuer } from "./testing.ts";

const pool = createTestIssuer();
const good: CognitoOptions = {
  region: "ap-northeast-1",
  userPoolId: "ap-northeast-1_Testing01",
  issuers: [pool.issuer],
  jwksUrl: pool.jwksUrl,
  tokenUse: "access",
  clientIds: [pool.clientId],
  customRoleInAccessToken: false,
};

const saysWhatIsDemanded = /^[\w.]+: must \w.{4,}/;

describe("refuses an option that cannot be meant, and names it but not its value", () => {
  it.each([
    ["issuers", []],
    ["issuers", [""]],
    ["issuers", pool.issuer],
    ["issuers", ["not-a-url"]],
    ["issuers", [pool.issuer, "http://example.com/pool"]],
    ["jwksUrl", ""],
    ["jwksUrl", "jwks.json"],
    ["jwksUrl", "http://example.com/jwks.json"],
    ["jwksUrl", "http://localhost.example.com/jwks.json"],
    ["jwksUrl", "file:///etc/hosts"],
    ["jwksUrl", "https://hanako:secret@example.com/jwks.json"],
    ["tokenUse", undefined],
    ["tokenUse", "refresh"],
    ["clientIds", undefined],
    ["clientIds", []],
    ["clientIds", [""]],
    ["clientIds", pool.clientId],
    ["customRoleInAccessToken", undefined],
    ["customRoleInAccessToken", "false"],
  ])("%s: %j", (option, value) => {
    const options = { ...good, [option]: value } as CognitoOptions; // as: a caller without types
    const error = thrownBy(() => cognito(options));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ option, message: expect.stringMatching(saysWhatIsDemanded) });
    expect(String(error)).not.toContain("secret");
    expect(String(error)).not.toContain("example.com");
  });
});

it.each([
  ["staleKeysMaxAgeSeconds", { staleKeysMaxAgeSeconds: 599 }],
  ["staleKeysMaxAgeSeconds", { staleKeysMaxAgeSeconds: 0 }],
  ["staleKeysMaxAgeSeconds", { staleKeysMaxAgeSeconds: -1 }],
  ["staleKeysMaxAgeSeconds", { staleKeysMaxAgeSeconds: Number.NaN }],
  ["staleKeysMaxAgeSeconds", { staleKeysMaxAgeSeconds: Number.POSITIVE_INFINITY }],
  ["cache.maxEntries", { cache: { maxEntries: 0, maxAgeSeconds: 60 } }],
  ["cache.maxEntries", { cache: { maxEntries: 1.5, maxAgeSeconds: 60 } }],
  ["cache.maxEntries", { cache: { maxEntries: 1_000_001, maxAgeSeconds: 60 } }],
  ["cache.maxAgeSeconds", { cache: { maxEntries: 1, maxAgeSeconds: 0 } }],
  ["cache.maxAgeSeconds", { cache: { maxEntries: 1, maxAgeSeconds: 3601 } }],
])("refuses %s that cannot be meant: %j", (option, options) => {
  const error = thrownBy(() => pool.createVerifier(options));
  const message = expect.stringMatching(saysWhatIsDemanded);
  expect(error).toMatchObject({ name: "ConfigurationError", option, message });
});

it("remembers as many tokens as it may be told to", async () => {
  const verifier = pool.createVerifier({ cache: { maxEntries: 1_000_000, maxAgeSeconds: 3600 } });
  await expect(verifier.verify(pool.mintToken("access"))).resolves.toBeDefined();
});

it.each(["http://localhost:9556/jwks.json", "http://127.0.0.1:9556/jwks.json", "http://[::1]/jwks.json"])(
  "takes keys over plain http from a loopback host: %s",
  (jwksUrl) => {
    expect(() => createVerifier(cognito({ ...good, jwksUrl }))).not.toThrow();
  },
);

it("cannot be widened after it was made", async () => {
  const clientIds = [pool.clientId];
  const verifier = pool.createVerifier({ clientIds });
  clientIds.push("other");
  const token = pool.mintToken("access", { claims: { client_id: "other" } });
  await expect(verifier.verify(token)).rejects.toMatchObject({ reason: "client_not_allowed" });
});

it("warms up without rejecting, whether or not there are keys to be had", async () => {
  const monotonicClock = createTestClock();
  const own = createTestIssuer();
  const verifier = own.createVerifier({ monotonicClock });
  own.keyServer.fail(true);
  await expect(verifier.warmUp()).resolves.toBeUndefined();
  expect(verifier.holdsKeys()).toBe(false);
  own.keyServer.fail(false);
  monotonicClock.advance(1000);
  await verifier.warmUp();
  expect(verifier.holdsKeys()).toBe(true);
  expect(own.keyServer.requests).toBe(2);
});

it("keeps keys for as long as it is told to when they cannot be refreshed", async () => {
  const monotonicClock = createTestClock();
  const own = createTestIssuer();
  const verifier = own.createVerifier({ monotonicClock, staleKeysMaxAgeSeconds: 3600 });
  const token = own.mintToken("access");
  await verifier.verify(token);
  own.keyServer.fail(true);
  monotonicClock.advance(3_599_999);
  await expect(verifier.verify(token)).resolves.toBeDefined();
  monotonicClock.advance(1);
  await expect(verifier.verify(token)).rejects.toMatchObject({
    code: "identity_provider_unavailable",
    reason: "keys_unavailable",
    retryAfterSeconds: 10,
  });
  verifier.close();
});

it("lets a token of before a rotation and one of after it in", async () => {
  const own = createTestIssuer();
  const verifier = own.createVerifier();
  const before = own.mintToken("access");
  await verifier.verify(before);
  own.rotateKeys();
  await expect(verifier.verify(own.mintToken("access"))).resolves.toBeDefined();
  await expect(verifier.verify(before)).resolves.toBeDefined();
  expect(own.keyServer.requests).toBe(2);
});

it("measures tokens by the machine's clock of the moment, not of the start", async () => {
  const clock = createTestClock(1_790_000_000_000);
  const own = createTestIssuer({ now: clock.now });
  const verifier = own.createVerifier({ clock });
  const token = own.mintToken("access");
  await verifier.verify(token);
  clock.advance(960_000 - 1);
  await expect(verifier.verify(token)).resolves.toBeDefined();
  clock.advance(1);
  await expect(verifier.verify(token)).rejects.toMatchObject({ reason: "expired" });
});

it("lets nobody in by a clock that answers nonsense", async () => {
  const clock = { now: () => Number.NaN };
  const own = createTestIssuer();
  const token = own.mintToken("access");
  await expect(own.createVerifier({ clock }).verify(token)).rejects.toMatchObject({ reason: "expired" });
});

it("takes the shortest life of kept keys that bridges two refreshes", () => {
  expect(() => pool.createVerifier({ staleKeysMaxAgeSeconds: 600 })).not.toThrow();
});

it("wants to know what every role may do", () => {
  const rolePermissions = { user: [] } as unknown as RolePermissions; // as: a caller without types
  expect(() => pool.createVerifier({ rolePermissions })).toThrow(/^rolePermissions: must list/);
});

function thrownBy(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}
