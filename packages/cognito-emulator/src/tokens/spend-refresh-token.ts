import type { RefreshedSignIn } from "./resolve-refresh-token.ts";

/**
 * Marks a rotated token as used before anything is waited for, so that two requests cannot both be the first; a trigger
 * that fails gives it back. The grace period runs from the first use, however often the token is repeated within it.
 */
export async function spending<T>(
  { grant, token }: RefreshedSignIn,
  now: number,
  work: () => Promise<T>,
): Promise<T> {
  const before = token.rotatedAt;
  token.rotatedAt ??= now;
  try {
    return await work();
  } catch (error) {
    // Unless somebody else's use of it has succeeded since, and left a successor.
    if (grant.tokens.at(-1) === token) token.rotatedAt = before;
    throw error;
  }
}
