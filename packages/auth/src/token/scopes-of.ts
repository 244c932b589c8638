import { ImmutableSet } from "../principal/immutable-set.ts";
import { byHeart } from "./by-heart.ts";

/** The scopes of a `scope` claim: separated by spaces (RFC 6749, section 3.3). */
export const scopesOf: (scope: string) => ReadonlySet<string> = byHeart(
  (scope) => new ImmutableSet(scope.split(" ").filter((name) => name !== "")),
);

/** Id tokens have none. */
export const noScopes = scopesOf("");
