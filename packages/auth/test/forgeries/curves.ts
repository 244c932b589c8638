import { createHash, generateKeyPairSync, sign } from "node:crypto";
import type { ShapePool } from "../shape-pools.ts";
import { resigned } from "./algorithms.ts";
import { type Forgery, shapeTable } from "./forgery.ts";

const zero = Buffer.alloc(32);
const one = Buffer.concat([Buffer.alloc(31), Buffer.from([1])]);
/** The order of P-256. */
const order = Buffer.from("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", "hex");
const p384 = generateKeyPairSync("ec", { namedCurve: "P-384" });
const koblitz = generateKeyPairSync("ec", { namedCurve: "secp256k1" });
const ed448 = generateKeyPairSync("ed448");
const strangerCurve = generateKeyPairSync("ec", { namedCurve: "P-256" });
const strangerEd = generateKeyPairSync("ed25519");

const good = (input: string, pool: ShapePool): Buffer => {
  const token = pool.sign(input);
  return Buffer.from(token.slice(token.lastIndexOf(".") + 1), "base64url");
};
const fixed = (...parts: readonly Uint8Array[]) => resigned(() => Buffer.concat(parts));
const bent = (bend: (signature: Buffer) => Buffer) => resigned((input, pool) => bend(good(input, pool)));
const halves = (signature: Buffer) => [signature.subarray(0, 32), signature.subarray(32)] as const;

const ecdsaForgeries = shapeTable(
  {
    rule: "an ES256 signature is r and s, 32 bytes each, within the order of the curve",
    reference: "RFC 7518, section 3.4",
    reason: "signature_invalid",
    shape: "oidc-es256",
  },
  [
    { name: "r and s zero", reference: "CVE-2022-21449 (psychic signatures)", forge: fixed(zero, zero) },
    {
      name: "r zero, s kept",
      reference: "CVE-2022-21449",
      forge: bent((s) => Buffer.concat([zero, halves(s)[1]])),
    },
    {
      name: "s zero, r kept",
      reference: "CVE-2022-21449",
      forge: bent((s) => Buffer.concat([halves(s)[0], zero])),
    },
    { name: "r and s equal to the order", reference: "CVE-2022-21449", forge: fixed(order, order) },
    { name: "r zero, s the order", reference: "CVE-2022-21449", forge: fixed(zero, order) },
    { name: "r the order, s one", reference: "FIPS 186-5, section 6.4.2", forge: fixed(order, one) },
    { name: "r and s one", forge: fixed(one, one) },
    { name: "all bits set", reference: "FIPS 186-5, section 6.4.2", forge: fixed(Buffer.alloc(64, 0xff)) },
    { name: "r and s exchanged", forge: bent((s) => Buffer.concat([halves(s)[1], halves(s)[0]])) },
    {
      name: "the right signature in DER",
      reference: "RFC 7518, section 3.4: not the DER of other protocols",
      forge: resigned((input, pool) => sign("sha256", Buffer.from(input), pool.signingKey().privateKey)),
    },
    {
      name: "zeros in DER",
      reference: "CVE-2022-21449",
      forge: fixed(Buffer.from("3006020100020100", "hex")),
    },
    { name: "one byte short", forge: bent((s) => s.subarray(0, 63)) },
    { name: "one byte more", forge: bent((s) => Buffer.concat([s, Buffer.from([0])])) },
    { name: "a zero in front", forge: bent((s) => Buffer.concat([Buffer.from([0]), s])) },
    { name: "twice over", forge: bent((s) => Buffer.concat([s, s])) },
    { name: "r alone", forge: bent((s) => Buffer.from(halves(s)[0])) },
    { name: "one byte", forge: fixed(Buffer.from([1])) },
    { name: "one bit turned", forge: bent((s) => s.fill((s[40] ?? 0) ^ 1, 40, 41)) },
    {
      name: "the right key with SHA-512",
      forge: resigned((input, pool) =>
        sign("sha512", Buffer.from(input), {
          key: pool.signingKey().privateKey,
          dsaEncoding: "ieee-p1363",
        }),
      ),
    },
    {
      name: "a key of P-384",
      forge: resigned((input) =>
        sign("sha256", Buffer.from(input), { key: p384.privateKey, dsaEncoding: "ieee-p1363" }),
      ),
    },
    {
      name: "a key of secp256k1",
      reference: "RFC 8812, section 3.2",
      forge: resigned((input) =>
        sign("sha256", Buffer.from(input), { key: koblitz.privateKey, dsaEncoding: "ieee-p1363" }),
      ),
    },
    {
      name: "a stranger's key of the right curve",
      forge: resigned((input) =>
        sign("sha256", Buffer.from(input), { key: strangerCurve.privateKey, dsaEncoding: "ieee-p1363" }),
      ),
    },
    {
      name: "the hash of the token in place of a signature",
      forge: resigned((input) => createHash("sha512").update(input).digest()),
    },
  ],
);

/** The order of the group of Ed25519, in the bytes of a signature: little endian. */
const edOrder = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n;
const littleEndian = (value: bigint) => Buffer.from(value.toString(16).padStart(64, "0"), "hex").reverse();
const toNumber = (bytes: Buffer) => BigInt(`0x${Buffer.from(bytes).reverse().toString("hex")}`);
/** A point of small order, with which a careless check says yes to everything. */
const identity = Buffer.concat([Buffer.from([1]), Buffer.alloc(31)]);

const edForgeries = shapeTable(
  {
    rule: "an Ed25519 signature is R and S below the order of the group",
    reference: "RFC 8037, section 3.1; RFC 8032, section 5.1.7",
    reason: "signature_invalid",
    shape: "oidc-eddsa",
  },
  [
    {
      name: "S and the order added: the same signature once more",
      reference: "RFC 8032, section 8.4",
      forge: bent((s) => Buffer.concat([halves(s)[0], littleEndian(toNumber(halves(s)[1]) + edOrder)])),
    },
    { name: "S the order itself", forge: bent((s) => Buffer.concat([halves(s)[0], littleEndian(edOrder)])) },
    { name: "zeros", reference: "CVE-2022-21449", forge: fixed(zero, zero) },
    { name: "R of small order, S zero", reference: "RFC 8032, section 8.4", forge: fixed(identity, zero) },
    { name: "all bits set", forge: fixed(Buffer.alloc(64, 0xff)) },
    { name: "the halves exchanged", forge: bent((s) => Buffer.concat([halves(s)[1], halves(s)[0]])) },
    { name: "one byte short", forge: bent((s) => s.subarray(0, 63)) },
    { name: "one byte more", forge: bent((s) => Buffer.concat([s, Buffer.from([0])])) },
    { name: "the sign bit of R turned", forge: bent((s) => s.fill((s[31] ?? 0) ^ 0x80, 31, 32)) },
    {
      name: "a signature over the hash of the token",
      reference: "RFC 8032, section 5.1: Ed25519ph is another thing",
      forge: resigned((input, pool) =>
        sign(null, createHash("sha512").update(input).digest(), pool.signingKey().privateKey),
      ),
    },
    {
      name: "an Ed448 signature",
      forge: resigned((input) => sign(null, Buffer.from(input), ed448.privateKey)),
    },
    {
      name: "a stranger's key",
      forge: resigned((input) => sign(null, Buffer.from(input), strangerEd.privateKey)),
    },
  ],
);

export const curveForgeries: readonly Forgery[] = [...ecdsaForgeries, ...edForgeries];
