import { askForClaims, type TokenOccasion } from "../triggers/pre-token-generation.ts";
import { accessClaims, idClaims, type TokenSubject } from "./claims.ts";
import type { Claims } from "./jwt.ts";
import { overrideAccessClaims, overrideIdClaims } from "./override-claims.ts";

/** The claims of a pair of tokens: what the pool says, as the pre token generation trigger would have it. */
export async function tokenClaims(
  subject: TokenSubject,
  occasion: TokenOccasion,
): Promise<{ access: Claims; id: Claims }> {
  const plain = { access: accessClaims(subject), id: idClaims(subject) };
  const overrides = await askForClaims(subject, plain, occasion);
  return {
    access: overrideAccessClaims(plain.access, overrides),
    id: overrideIdClaims(plain.id, overrides),
  };
}
