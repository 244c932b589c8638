import { afterEach, describe, expect, it } from "vitest";
import { readVerificationKey } from "../src/keys/verification-key.ts";
import { createSigningKey } from "../src/testing/signing-key.ts";
import { createTestIssuer } from "../src/testing.ts";

// Some other package of the process has merged somebody's JSON into Object.prototype (CWE-1321). What is read here must
// have been written here.
const polluted: string[] = [];
function pollute(name: string, value: unknown): void {
  polluted.push(name);
  Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true });
}
afterEach(() => {
  for (const name of polluted.splice(0)) Reflect.deleteProperty(Object.prototype, name);
});

const pool = createTestIssuer();

describe("a polluted Object.prototype", () => {
  it("does not turn an unusable member of a key set into somebody's key", async () => {
    pollute("data", { ...createSigningKey().jwk, kid: "evil" });
    const member = { ...pool.publicJwk(), use: "enc" };
    expect(await readVerificationKey(member, new Set(["RS256"] as const))).toBeNull();
  });

  it.each([
    ["cognito:groups", ["admin"]],
    ["custom:role", "admin"],
    ["error", undefined],
    ["data", { "cognito:groups": ["admin"] }],
  ])("grants nothing by %s", async (name, value) => {
    const verifier = pool.createVerifier({ customRoleInAccessToken: true });
    const token = pool.mintToken("access");
    pollute(name, value);
    expect(await verifier.verify(token)).toMatchObject({ role: null });
  });

  it("makes no person of a machine", async () => {
    const verifier = pool.createVerifier();
    pollute("username", "hanako");
    expect((await verifier.verify(pool.mintToken("machine"))).kind).toBe("machine");
  });

  it.each([
    ["dsaEncoding", "ieee-p1363"],
    ["dsaEncoding", 7],
    ["saltLength", "x"],
    ["padding", {}],
  ])("ends no process by %s: %j, and lets good tokens in, alone and together", async (name, value) => {
    const verifier = pool.createVerifier({ cache: null });
    const token = pool.mintToken("access");
    await verifier.verify(token);
    pollute(name, value);
    await expect(verifier.verify(token)).resolves.toMatchObject({ username: "hanako" });
    // So many that most of them are checked beside the main thread.
    const crowd = await Promise.all(Array.from({ length: 30 }, () => verifier.verify(token)));
    expect(new Set(crowd.map(({ kind }) => kind))).toEqual(new Set(["user"]));
  });

  // Within one turn of the event loop: in the next, it would stop the test runner's own timers.
  it("is no obstacle to good tokens where every iterator is given a way to be closed", async () => {
    const verifier = pool.createVerifier({ cache: null });
    const token = pool.mintToken("access");
    await verifier.verify(token);
    pollute("return", () => {});
    await expect(verifier.verify(token)).resolves.toMatchObject({ username: "hanako" });
  });
});
