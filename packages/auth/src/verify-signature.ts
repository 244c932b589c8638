import { compactVerify } from "jose";
import { refuse } from "./auth-error.ts";
import type { VerificationKey } from "./verification-key.ts";

/**
 * Checks an RS256 signature and returns the bytes it covers: claims are read from these and from nothing else.
 * @throws AuthError `token_validation_failed`
 */
export async function verifySignature(token: string, key: VerificationKey): Promise<Uint8Array> {
  try {
    return (await compactVerify(token, key, { algorithms: ["RS256"] })).payload;
  } catch {
    throw refuse("signature_invalid"); // whatever went wrong, it went wrong with the caller's token: default deny
  }
}
