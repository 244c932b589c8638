import { createHmac, timingSafeEqual } from "node:crypto";
import type { SrpIdentity } from "./verifier.ts";

export interface PasswordClaim {
  readonly secretBlock: Buffer;
  /** As the client sent it: the text is signed, not the moment. */
  readonly timestamp: string;
}

/** HMAC-SHA256(K, poolName ‖ userId ‖ secret block ‖ timestamp): what shows that the client derived the same key. */
export function claimSignature({ poolName, userId }: SrpIdentity, key: Buffer, claim: PasswordClaim): Buffer {
  return createHmac("sha256", key)
    .update(`${poolName}${userId}`)
    .update(claim.secretBlock)
    .update(claim.timestamp)
    .digest();
}

/** Whether PASSWORD_CLAIM_SIGNATURE (base64) is the expected one, in constant time. */
export function signatureMatches(expected: Buffer, offered: string): boolean {
  const bytes = Buffer.from(offered, "base64");
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}
