import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Algorithm, algorithms } from "../providers/provider.ts";
import { createSigningKey } from "../testing/signing-key.ts";
import { keepUnchanged, readKeySet } from "./key-set.ts";
import { readVerificationKey } from "./verification-key.ts";

const all = new Set(algorithms);
const rsa = createSigningKey("RS256").jwk;
const otherRsa = createSigningKey("RS256").jwk;
const ec = createSigningKey("ES256").jwk;
const ed = createSigningKey("EdDSA").jwk;

const setOf = (keys: readonly object[], allowed: ReadonlySet<Algorithm> = all) =>
  readKeySet(Buffer.from(JSON.stringify({ keys })), allowed);

describe("a key that came before", () => {
  it("is the very same object in the next set while it has not changed", async () => {
    const before = await setOf([rsa, ec]);
    const after = keepUnchanged(await setOf([ed, ec, rsa]), before);
    expect(after.get(rsa.kid)).toBe(before.get(rsa.kid));
    expect(after.get(ec.kid)).toBe(before.get(ec.kid));
    expect([...after.keys()]).toEqual([ed.kid, ec.kid, rsa.kid]);
  });

  it("is the same also when only what is said about it changed", async () => {
    const before = await setOf([rsa]);
    const after = keepUnchanged(await setOf([{ ...rsa, use: undefined, x5t: "AAAA" }]), before);
    expect(after.get(rsa.kid)).toBe(before.get(rsa.kid));
  });

  it("is another object when another key has taken its name", async () => {
    const before = await setOf([rsa]);
    const after = keepUnchanged(await setOf([{ ...otherRsa, kid: rsa.kid }]), before);
    expect(after.get(rsa.kid)).not.toBe(before.get(rsa.kid));
    expect(after.get(rsa.kid)?.thumbprint).not.toBe(before.get(rsa.kid)?.thumbprint);
  });

  it("is another object when it may check something else from now on", async () => {
    const before = await setOf([{ ...rsa, alg: undefined }]);
    expect([...(before.get(rsa.kid)?.algorithms ?? [])]).toEqual(["RS256", "PS256"]);
    const after = keepUnchanged(await setOf([{ ...rsa, alg: "PS256" }]), before);
    expect(after.get(rsa.kid)).not.toBe(before.get(rsa.kid));
    expect([...(after.get(rsa.kid)?.algorithms ?? [])]).toEqual(["PS256"]);
  });

  it("is gone when it was withdrawn", async () => {
    const after = keepUnchanged(await setOf([ec]), await setOf([rsa, ec]));
    expect([...after.keys()]).toEqual([ec.kid]);
  });

  it("was not there in the first set", async () => {
    const first = await setOf([rsa]);
    expect(keepUnchanged(first, undefined)).toEqual(first);
  });
});

describe("a set", () => {
  it.each(["", "null", "[]", "{}", '{"keys":{}}', '{"keys":"none"}'])("is not %j", async (text) => {
    await expect(readKeySet(Buffer.from(text), all)).rejects.toThrow("is not a JWK Set");
  });

  it("holds no two keys of one name: neither is used", async () => {
    expect([...(await setOf([rsa, { ...otherRsa, kid: rsa.kid }, ec])).keys()]).toEqual([ec.kid]);
    await expect(setOf([rsa, { ...otherRsa, kid: rsa.kid }])).rejects.toThrow("no usable key");
  });

  it("looks up names exactly, also those of every object's members", async () => {
    const keys = await setOf([rsa, { ...ec, kid: "__proto__" }]);
    expect(keys.get("__proto__")?.kid).toBe("__proto__");
    expect(keys.get("constructor")).toBeUndefined();
  });

  it("has no use for keys of algorithms that are not allowed", async () => {
    expect([...(await setOf([rsa, ec, ed], new Set(["ES256"] as const))).keys()]).toEqual([ec.kid]);
    await expect(setOf([rsa], new Set(["EdDSA"] as const))).rejects.toThrow("no usable key");
  });
});

describe("a member", () => {
  const use = async (member: unknown, allowed: ReadonlySet<Algorithm> = all) => {
    const key = await readVerificationKey(member, allowed);
    return key === null ? null : [...key.algorithms].join();
  };
  const p384 = generateKeyPairSync("ec", { namedCurve: "P-384" }).publicKey.export({ format: "jwk" });
  const x25519 = generateKeyPairSync("x25519").publicKey.export({ format: "jwk" });
  const ecPrivate = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" });

  it.each<readonly [string, object, string]>([
    ["RSA without alg", { ...rsa, alg: undefined }, "RS256,PS256"],
    ["RSA for RS256", rsa, "RS256"],
    ["RSA for PS256", { ...rsa, alg: "PS256" }, "PS256"],
    ["P-256", ec, "ES256"],
    ["P-256 without alg", { ...ec, alg: undefined }, "ES256"],
    ["Ed25519", ed, "EdDSA"],
    ["Ed25519 by its newer name", { ...ed, alg: "Ed25519" }, "EdDSA"],
  ])("may check what its kind can, and no more than it says: %s", async (_name, member, expected) => {
    expect(await use(member)).toBe(expected);
  });

  it.each<readonly [string, object]>([
    ["P-384 that calls itself ES256", { ...p384, kid: "x", alg: "ES256" }],
    ["P-256 for ECDH", { ...ec, alg: "ECDH-ES" }],
    ["P-256 whose point is on no curve", { ...ec, y: ec["x"] }],
    ["P-256 at infinity", { ...ec, x: "A".repeat(43), y: "A".repeat(43) }],
    ["P-256 without y", { ...ec, y: undefined }],
    ["P-256 with a coordinate cut short", { ...ec, x: "AAAA" }],
    ["P-256 that calls itself RS256", { ...ec, alg: "RS256" }],
    ["P-256 for encryption", { ...ec, use: "enc" }],
    ["P-256 that may only sign", { ...ec, key_ops: ["sign"] }],
    ["a private key of P-256", { ...ecPrivate, kid: "x" }],
    ["X25519", { ...x25519, kid: "x" }],
    ["X25519 that calls itself Ed25519", { ...x25519, kid: "x", crv: "Ed25519x" }],
    ["Ed25519 cut short", { ...ed, x: "AAAA" }],
    ["Ed25519 without a kid", { ...ed, kid: undefined }],
    ["Ed448 by name", { ...ed, crv: "Ed448" }],
    ["RSA for RS512", { ...rsa, alg: "RS512" }],
    ["a secret", { kty: "oct", k: "c2VjcmV0", kid: "x", alg: "HS256" }],
    ["a kind nobody knows", { kty: "AKP", kid: "x", alg: "ML-DSA-44" }],
  ])("is skipped: %s", async (_name, member) => {
    expect(await use(member)).toBeNull();
  });

  it("has a thumbprint that is the key's and not its name's", async () => {
    const thumbprint = async (member: object) => (await readVerificationKey(member, all))?.thumbprint;
    expect(await thumbprint(rsa)).toBe(await thumbprint({ ...rsa, kid: "another", alg: "PS256" }));
    expect(await thumbprint(rsa)).not.toBe(await thumbprint(otherRsa));
  });
});
