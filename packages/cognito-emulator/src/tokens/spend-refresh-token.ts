import type { RefreshGrants } from "./refresh-grants.ts";
import type { RefreshedSignIn } from "./resolve-refresh-token.ts";

/**
 * Marks a rotated token as used before anything is waited for, so that two requests cannot both be the first, and makes
 * its successor once the work is done; a trigger that fails gives it back. The grace period runs from the first use,
 * however often the token is repeated within it.
 */
export async function spending<T>(
  grants: RefreshGrants,
  { grant, token }: RefreshedSignIn,
  now: number,
  work: () => Promise<T>,
): Promise<{ made: T; successor: string }> {
  const before = token.rotatedAt;
  if (before === null) grants.markRotated(token, now);
  const made = await work().catch((error: unknown) => {
    // Only whoever marked it, and unless somebody else's use of it has succeeded since, and left a successor.
    const last = grants.findByOrigin(grant.originJti)?.tokens.at(-1);
    if (before === null && last?.hash === token.hash) grants.markRotated(token, null);
    throw error;
  });
  // Whoever marked it may have failed meanwhile, and given it back.
  grants.markRotated(token, before ?? now);
  return { made, successor: grants.addToken(grant) };
}
