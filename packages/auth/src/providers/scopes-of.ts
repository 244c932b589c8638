import { ImmutableSet } from "../principal/immutable-set.ts";
import { byHeart } from "../token/by-heart.ts";
import type { JsonObject } from "../token/json-object.ts";
import { isText } from "./claim-values.ts";
import { optionalClaim } from "./read-claim.ts";

/** Separated by spaces (RFC 6749, section 3.3). */
const scopesIn = byHeart(
  (text): ReadonlySet<string> => new ImmutableSet(text.split(" ").filter((name) => name !== "")),
);

/** The scopes of an access token. @throws AuthError `token_validation_failed` */
export const scopesOf = (claims: JsonObject): ReadonlySet<string> =>
  scopesIn(optionalClaim(claims, "scope", isText) ?? "");

/** Id tokens have none. */
export const noScopes = scopesIn("");
