import { createHash } from "node:crypto";

/** RFC 7636: a challenge is the base64url of a SHA-256, a verifier 43 to 128 unreserved characters. */
const challengeForm = /^[\w-]{43}$/;
const verifierForm = /^[\w.~-]{43,128}$/;

export const isChallenge = (text: string): boolean => challengeForm.test(text);

/** Whether this verifier opens what the challenge closed. A code asked for without a challenge takes no verifier. */
export function opensChallenge(challenge: string | null, verifier: string | null): boolean {
  if (challenge === null) return verifier === null;
  if (verifier === null || !verifierForm.test(verifier)) return false;
  return createHash("sha256").update(verifier).digest("base64url") === challenge;
}
