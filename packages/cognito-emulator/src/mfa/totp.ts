import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const stepMs = 30_000;
/** A phone's clock may be one step off, either way. */
const toleratedSteps = [0, -1, 1] as const;
/** AWS hands out 52 characters of base32. */
const secretBytes = 32;

/** A fresh shared secret for an authenticator app, hex. */
export const newTotpSecret = (): string => randomBytes(secretBytes).toString("hex");

/** The half minute that `now` (milliseconds since the epoch) lies in: the counter of RFC 6238. */
export const totpStep = (now: number): number => Math.floor(now / stepMs);

/**
 * The six digits an authenticator app shows in this step: HMAC-SHA1, as authenticator apps assume when told nothing
 * else (RFC 6238, with the truncation of RFC 4226 section 5.3). `secret` is hex.
 */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", Buffer.from(secret, "hex")).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 0x0f;
  const number = digest.readUInt32BE(offset) & 0x7f_ff_ff_ff;
  return String(number % 1_000_000).padStart(6, "0");
}

/** The newest step whose code is accepted at `now`. */
export const newestStep = (now: number): number => totpStep(now) + Math.max(...toleratedSteps);

/** The step whose code this is, within one step of `now`; null when it is none of theirs. */
export function matchingStep(secret: string, offered: string, now: number): number | null {
  const steps = toleratedSteps.map((skew) => totpStep(now) + skew).filter((step) => step >= 0);
  return steps.find((step) => sameCode(totpCode(secret, step), offered)) ?? null;
}

function sameCode(expected: string, offered: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(offered)];
  return left.length === right.length && timingSafeEqual(left, right);
}
