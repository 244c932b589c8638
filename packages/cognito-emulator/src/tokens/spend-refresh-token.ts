import type { RefreshGrants } from "./refresh-grants.ts";
import type { RefreshedSignIn } from "./resolve-refresh-token.ts";

/**
 * Marks a rotated token as used before anything is waited for, so that two requests cannot both be the first; a trigger
 * that fails gives it back. The grace period runs from the first use, however often the token is repeated within it.
 */
export async function spending<T>(
  grants: RefreshGrants,
  { grant, token }: RefreshedSignIn,
  now: number,
  work: () => Promise<T>,
): Promise<T> {
  const before = token.rotatedAt;
  if (before === null) grants.markRotated(token, now);
  try {
    return await work();
  } catch (error) {
    // Unless somebody else's use of it has succeeded since, and left a successor.
    const last = grants.findByOrigin(grant.originJti)?.tokens.at(-1);
    if (last?.hash === token.hash) grants.markRotated(token, before);
    throw error;
  }
}
