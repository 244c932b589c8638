import { includesRole, Role } from "@sekisho/contract/role";
import type { TokenClaims } from "./claims.ts";

/**
 * The role a token grants; null when it grants none.
 *
 * An access token speaks by `cognito:groups`, an id token by `custom:role`. Where the pool's pre-token-generation trigger
 * copies `custom:role` into access tokens, `customRoleInAccessToken` says so, and it counts when no group grants a role.
 * A name grants a role only when it is exactly the role's: no trimming, no case folding, nothing for the unknown.
 */
export function roleFromClaims(
  claims: TokenClaims,
  { customRoleInAccessToken }: { readonly customRoleInAccessToken: boolean },
): Role | null {
  if (claims.token_use === "id") return exactRole(claims["custom:role"]);
  const fromGroups = highestRole(claims["cognito:groups"]);
  return customRoleInAccessToken ? (fromGroups ?? exactRole(claims["custom:role"])) : fromGroups;
}

function exactRole(name: unknown): Role | null {
  return Role.safeParse(name).data ?? null;
}

function highestRole(names: readonly string[]): Role | null {
  let highest: Role | null = null;
  for (const name of names) {
    const role = exactRole(name);
    if (role !== null && !includesRole(highest, role)) highest = role;
  }
  return highest;
}
