import { roles as knownRoles, type Role } from "@sekisho/contract/role";
import { ConfigurationError } from "../errors/configuration-error.ts";
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
  return { kind: "role", role: knownRole(name) };
}

/**
 * One of these roles, or one that includes one of them.
 * @throws ConfigurationError for a name that is no role
 */
export function anyRole(...names: readonly [Role, ...Role[]]): AnyRolePolicy {
  return { kind: "any-role", roles: some("anyRole", names).map(knownRole) };
}

/**
 * Members of this group of the user pool (`cognito:groups`), by its exact name. Others are refused with 403.
 * @throws ConfigurationError for an empty name
 */
export function group(name: string): GroupPolicy {
  return { kind: "group", group: namedGroup(name) };
}

/** The same for members of at least one of these groups. */
export function anyGroup(...names: readonly [string, ...string[]]): AnyGroupPolicy {
  return { kind: "any-group", groups: some("anyGroup", names).map(namedGroup) };
}

/**
 * Access tokens that carry every one of these scopes, by their exact names. Others are refused with 403
 * `insufficient_scope` and the challenge of RFC 6750, section 3.1. An id token carries no scopes.
 * @throws ConfigurationError for what RFC 6749, section 3.3 does not let be a scope
 */
export function scope(...names: readonly [string, ...string[]]): ScopePolicy {
  return { kind: "scope", scopes: some("scope", names).map(knownScope), match: "all" };
}

/** The same for tokens that carry at least one of the scopes. */
export function anyScope(...names: readonly [string, ...string[]]): ScopePolicy {
  return { kind: "scope", scopes: some("anyScope", names).map(knownScope), match: "any" };
}

/**
 * Somebody who signed in at most this many seconds ago, by the token's `auth_time`. Others, and tokens that do not say
 * when, are refused with 401 `step_up_required` and the challenge of RFC 9470, section 3.
 * @throws ConfigurationError for an age that is not a positive number of seconds
 */
export function recent(maxAgeSeconds: number): RecentPolicy {
  if (!Number.isFinite(maxAgeSeconds) || maxAgeSeconds <= 0) {
    throw new ConfigurationError("recent", "must be a positive number of seconds");
  }
  return { kind: "recent", maxAgeSeconds };
}

/** Every one of these. The first that refuses speaks. */
export function allOf<const P extends readonly [GuardPolicy, ...GuardPolicy[]]>(
  ...policies: P
): AllOfPolicy & { readonly policies: P } {
  return { kind: "all-of", policies: some("allOf", policies) };
}

/** "All of nothing" would let everybody in. The types forbid it; JavaScript does not. */
function some<const T extends readonly unknown[]>(option: string, list: T): T {
  if (list.length === 0) throw new ConfigurationError(option, "must list at least one");
  return list;
}

function namedGroup(name: string): string {
  if (name === "") throw new ConfigurationError("group", "must name a group");
  return name;
}

function knownRole<R extends Role>(name: R): R {
  if (!knownRoles.includes(name))
    throw new ConfigurationError("role", `must be one of ${knownRoles.join(", ")}`);
  return name;
}

// RFC 6749, section 3.3: scope-token. A space would make two of one, and a quote would break out of the challenge.
const scopeToken = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

function knownScope(name: string): string {
  if (!scopeToken.test(name))
    throw new ConfigurationError("scope", "must be one scope of RFC 6749, section 3.3");
  return name;
}
