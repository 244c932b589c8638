import type { Role } from "@sekisho/contract/role";
import { exactRole, highestRole } from "../principal/exact-role.ts";
import type { CognitoClaims } from "./cognito-claims.ts";

/**
 * The role a Cognito token grants; null when it grants none.
 *
 * An access token speaks by `cognito:groups`, an id token by `custom:role`. Where the pool's pre-token-generation trigger
 * copies `custom:role` into access tokens, `customRoleInAccessToken` says so, and it counts when no group grants a role.
 */
export function cognitoRole(claims: CognitoClaims, customRoleInAccessToken: boolean): Role | null {
  if (claims.token_use === "id") return exactRole(claims["custom:role"]);
  const fromGroups = highestRole(claims["cognito:groups"]);
  return customRoleInAccessToken ? (fromGroups ?? exactRole(claims["custom:role"])) : fromGroups;
}
