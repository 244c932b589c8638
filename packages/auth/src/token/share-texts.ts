import { byHeart } from "./by-heart.ts";

/** Claims that say the same in token after token. */
const repeated = ["iss", "aud", "azp", "client_id", "scope"] as const;

/** Where more issuers, clients and scopes are in use than are known by heart, some tokens keep copies of their own. */
const shared = byHeart((text) => text);

/** Lets claims share the texts that repeat. Thousands of principals are remembered, and each would hold its own copies. */
export function shareTexts(claims: Record<string, unknown>): void {
  for (const name of repeated) {
    const text = claims[name];
    if (typeof text === "string") claims[name] = shared(text);
  }
  // In a pool where people sign in by e-mail address, the username is the `sub`.
  const { username, sub } = claims;
  if (sub !== undefined && username === sub) claims["username"] = sub;
}
