import type { Role } from "@sekisho/contract/role";
import { checked } from "./check-policy.ts";
import type {
  AllOfPolicy,
  AnyGroupPolicy,
  AnyRolePolicy,
  GroupPolicy,
  GuardPolicy,
  MachinePolicy,
  PersonPolicy,
  RecentPolicy,
  RolePolicy,
  ScopePolicy,
} from "./policy.ts";

/** Somebody who signed in; a machine's token is refused with 403 `insufficient_permissions`. */
export const person = (): PersonPolicy => ({ kind: "person" });

/** An app client that speaks for itself (client_credentials); a person is refused with 403 `insufficient_permissions`. */
export const machine = (): MachinePolicy => ({ kind: "machine" });

/**
 * This role or one that includes it: `admin` includes `user`. Others are refused with 403 `insufficient_permissions`.
 * @throws ConfigurationError for a name that is no role: it could never be held
 */
export function role<R extends Role>(name: R): RolePolicy<R> {
  return checked({ kind: "role", role: name });
}

/**
 * One of these roles, or one that includes one of them.
 * @throws ConfigurationError for a name that is no role
 */
export function anyRole(...names: readonly [Role, ...Role[]]): AnyRolePolicy {
  return checked({ kind: "any-role", roles: names });
}

/**
 * Members of this group of the user pool (`cognito:groups`), by its exact name. Others are refused with 403.
 * @throws ConfigurationError for an empty name
 */
export function group(name: string): GroupPolicy {
  return checked({ kind: "group", group: name });
}

/** The same for members of at least one of these groups. */
export function anyGroup(...names: readonly [string, ...string[]]): AnyGroupPolicy {
  return checked({ kind: "any-group", groups: names });
}

/**
 * Access tokens that carry every one of these scopes, by their exact names. Others are refused with 403
 * `insufficient_scope` and the challenge of RFC 6750, section 3.1. An id token carries no scopes.
 * @throws ConfigurationError for what RFC 6749, section 3.3 does not let be a scope
 */
export function scope(...names: readonly [string, ...string[]]): ScopePolicy {
  return checked({ kind: "scope", scopes: names, match: "all" });
}

/** The same for tokens that carry at least one of the scopes. */
export function anyScope(...names: readonly [string, ...string[]]): ScopePolicy {
  return checked({ kind: "scope", scopes: names, match: "any" });
}

/**
 * Somebody who signed in at most this many seconds ago, by the token's `auth_time`. Others, and tokens that do not say
 * when, are refused with 401 `step_up_required` and the challenge of RFC 9470, section 3; machines, whom nobody can sign in again,
 * with 403 `insufficient_permissions`.
 * @throws ConfigurationError for an age that is not a positive whole number of seconds (RFC 9470, section 3)
 */
export function recent(maxAgeSeconds: number): RecentPolicy {
  return checked({ kind: "recent", maxAgeSeconds });
}

/**
 * Every one of these. The first that refuses speaks.
 * @throws ConfigurationError for none: "all of nothing" would let everybody in
 */
export function allOf<const P extends readonly [GuardPolicy, ...GuardPolicy[]]>(
  ...policies: P
): AllOfPolicy<P> {
  return checked({ kind: "all-of", policies });
}
