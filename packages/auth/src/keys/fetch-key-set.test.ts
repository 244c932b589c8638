import { generateKeyPairSync } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type KeyServer, keySet, startKeyServer, status } from "../../test/key-server.ts";
import { createTestIssuer } from "../testing.ts";
import { answerMaxBytes } from "./fetch-bounded.ts";
import { fetchKeySet } from "./fetch-key-set.ts";

const good = createTestIssuer().publicJwk();
const rsa = (modulusLength: number, publicExponent = 65537) =>
  generateKeyPairSync("rsa", { modulusLength, publicExponent });
const jwkOf = (pair: ReturnType<typeof rsa>) => pair.publicKey.export({ format: "jwk" });

let server: KeyServer;
const fetchKids = async () => {
  const signal = new AbortController().signal;
  const location = { kind: "jwks", url: server.url } as const;
  const algorithms = new Set(["RS256"] as const);
  return [...(await fetchKeySet({ location, algorithms, fetch, timeLimitMs: 60_000, signal })).keys.keys()];
};

beforeEach(async () => {
  server = await startKeyServer(keySet(good));
});
afterEach(() => server.close());

describe("skips a member that is not for RS256 signatures, without spoiling the good ones", () => {
  const members: readonly (readonly [string, unknown])[] = [
    ["a weak key of 1024 bits", { ...jwkOf(rsa(1024)), kid: "x" }],
    ["a key padded with zeros to look long", { ...good, kid: "x", n: padded(jwkOf(rsa(1024)).n ?? "") }],
    ["a key of 2047 bits", { ...good, kid: "x", n: modulus(2047) }],
    ["a key of 8193 bits", { ...good, kid: "x", n: modulus(8193) }],
    ["a key of 16384 bits", { ...good, kid: "x", n: modulus(16_384) }],
    ["an exponent of 1", { ...good, kid: "x", e: "AQ" }],
    ["an even exponent", { ...good, kid: "x", e: "Ag" }],
    ["an exponent of 40 bits", { ...good, kid: "x", e: "AQAAAAE" }],
    ["an empty exponent", { ...good, kid: "x", e: "" }],
    ["a modulus of zeros", { ...good, kid: "x", n: Buffer.alloc(256).toString("base64url") }],
    ["an encryption key", { ...good, kid: "x", use: "enc" }],
    ["a key for another algorithm", { ...good, kid: "x", alg: "RS512" }],
    ["a key for PSS", { ...good, kid: "x", alg: "PS256" }],
    ["a key that may only sign", { ...good, kid: "x", key_ops: ["sign"] }],
    ["a key that may do nothing", { ...good, kid: "x", key_ops: [] }],
    ["key_ops as text", { ...good, kid: "x", key_ops: "verify" }],
    ["a private key somebody published", { ...rsa(2048).privateKey.export({ format: "jwk" }), kid: "x" }],
    [
      "an elliptic curve key",
      { ...generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({ format: "jwk" }), kid: "x" },
    ],
    ["a symmetric key", { kty: "oct", k: "c2VjcmV0", kid: "x" }],
    ["kty in small letters", { ...good, kid: "x", kty: "rsa" }],
    ["a key without a kid", { ...good, kid: undefined }],
    ["a kid that is a number", { ...good, kid: 1 }],
    ["an empty kid", { ...good, kid: "" }],
    ["a modulus that is not base64url", { ...good, kid: "x", n: "%%%" }],
    ["a modulus that is a number", { ...good, kid: "x", n: 7 }],
    ["no modulus", { ...good, kid: "x", n: undefined }],
    ["null", null],
    ["text", "key"],
    ["an array", []],
  ];

  it.each(members)("%s", async (_name, member) => {
    server.answer(keySet(member as object, good)); // as: the table holds what is not an object too
    expect(await fetchKids()).toEqual([good.kid]);
  });

  it("takes a key that is listed twice for one", async () => {
    server.answer(keySet(good, good));
    expect(await fetchKids()).toEqual([good.kid]);
  });

  it("refuses a kid that two keys share, and keeps the others", async () => {
    server.answer(keySet({ ...good, kid: "twin" }, good, { ...jwkOf(rsa(2048)), kid: "twin" }));
    expect(await fetchKids()).toEqual([good.kid]);
  });
});

describe("takes a key", () => {
  it.each([
    ["without use, alg and key_ops", { use: undefined, alg: undefined }],
    ["with key_ops that allow verifying", { key_ops: ["verify", "wrapKey"] }],
    ["with members it does not know", { x5t: "AAAA", ext: true, iat: 1 }],
    ["of 2048 bits with a zero in front", { n: padded(good.n ?? "") }],
    ["of 2048 bits", { n: modulus(2048) }],
    ["of 8192 bits", { n: modulus(8192) }],
    ["with the exponent 3", { e: "Aw" }],
    ["with an exponent of 32 bits", { e: "gAAAAQ" }],
  ])("%s", async (_name, more) => {
    server.answer(keySet({ ...good, ...more }));
    expect(await fetchKids()).toEqual([good.kid]);
  });
});

it("asks for JSON", async () => {
  let accept: string | undefined;
  server.answer((request, response) => {
    accept = request.headers.accept;
    keySet(good)(request, response);
  });
  await fetchKids();
  expect(accept).toBe("application/json");
});

it("takes a key set of exactly the greatest size", async () => {
  const set = (padding: string) => JSON.stringify({ keys: [good], padding });
  const text = set("x".repeat(answerMaxBytes - set("").length));
  server.answer((_request, response) => void response.end(text));
  expect(text.length).toBe(answerMaxBytes);
  expect(await fetchKids()).toEqual([good.kid]);
});

describe("takes nothing but a key set", () => {
  const text =
    (body: string | Buffer): Parameters<KeyServer["answer"]>[0] =>
    (_request, response) =>
      void response.end(body);

  it.each([
    ["an error page", status(500)],
    ["an answer without content", status(204)],
    ["a part of a key set", part],
    ["a redirect, even to good keys", status(302, { location: "/elsewhere" })],
    ["a permanent redirect", status(308, { location: "http://127.0.0.1:1/" })],
    ["a page with status 200", text("<html></html>")],
    ["an array of keys", text(JSON.stringify([good]))],
    ["a single key", text(JSON.stringify(good))],
    ["keys that are an object", text(JSON.stringify({ keys: { 0: good } }))],
    ["keys named twice", text(`{"keys":[],"keys":[${JSON.stringify(good)}]}`)],
    [
      "bytes that are not UTF-8",
      text(Buffer.concat([Buffer.from('{"x":"'), Buffer.from([0xff]), Buffer.from('"}')])),
    ],
    ["nothing", text("")],
    ["a set without a usable key", keySet({ ...good, use: "enc" })],
    ["an empty set", keySet()],
    ["a set that is too large", text(JSON.stringify({ keys: [good], padding: "x".repeat(answerMaxBytes) }))],
  ])("and refuses %s", async (_name, listener) => {
    server.answer(listener);
    await expect(fetchKids()).rejects.toBeInstanceOf(Error);
    expect(server.requests).toBe(1);
  });

  it("and stops reading a set that does not end", async () => {
    server.answer((_request, response) => {
      const write = () => {
        while (response.writable && response.write("x".repeat(65_536)));
        response.once("drain", write);
      };
      write();
    });
    await expect(fetchKids()).rejects.toThrow("too large");
  });
});

function part(...[request, response]: Parameters<Parameters<KeyServer["answer"]>[0]>): void {
  response.statusCode = 206;
  keySet(good)(request, response);
}

/** The largest number of so many bits. */
const modulus = (bits: number): string =>
  Buffer.from((2n ** BigInt(bits) - 1n).toString(16).padStart(Math.ceil(bits / 8) * 2, "0"), "hex").toString(
    "base64url",
  );

function padded(modulus: string): string {
  return Buffer.concat([Buffer.alloc(160), Buffer.from(modulus, "base64url")]).toString("base64url");
}
