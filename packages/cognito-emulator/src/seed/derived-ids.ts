import { createHash } from "node:crypto";

const alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const lowercase = "abcdefghijklmnopqrstuvwxyz0123456789";

/** Names a seed leaves out come out the same at every start, so that settings of an app stay right. */
const digest = (...parts: readonly string[]): Buffer =>
  createHash("sha256").update(JSON.stringify(parts)).digest();

const spell = (bytes: Buffer, alphabet: string, length: number): string =>
  [...bytes.subarray(0, length)].map((byte) => alphabet[byte % alphabet.length]).join("");

/** In AWS's form: the region, and nine characters. */
export const derivedPoolId = (region: string, name: string): string =>
  `${region}_${spell(digest("pool", region, name), alphanumeric, 9)}`;

/** In AWS's form: 26 lower-case characters. */
export const derivedClientId = (poolId: string, name: string): string =>
  spell(digest("client", poolId, name), lowercase, 26);

/** A UUID made from a name (RFC 9562 section 5.8, the version for forms of one's own). */
export function derivedSub(poolId: string, username: string): string {
  const bytes = digest("user", poolId, username).subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
