import type { Role } from "@sekisho/contract/role";
import { exactRole, highestRole } from "../principal/exact-role.ts";
import type { JsonObject } from "../token/json-object.ts";

/** The role an id token grants, by `custom:role`; null when that is not the exact name of one. Groups do not count. */
export const idTokenRole = (claims: JsonObject): Role | null => exactRole(claims["custom:role"]);

/**
 * The role an access token grants, by `cognito:groups`; null when it grants none. Where the pool's pre-token-generation
 * trigger copies `custom:role` into access tokens, `customRoleInAccessToken` says so, and it counts when no group grants a
 * role.
 */
export function accessTokenRole(
  claims: JsonObject,
  groups: readonly string[],
  customRoleInAccessToken: boolean,
): Role | null {
  const fromGroups = highestRole(groups);
  return customRoleInAccessToken ? (fromGroups ?? exactRole(claims["custom:role"])) : fromGroups;
}
