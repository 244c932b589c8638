import type { ErrorDetails } from "@sekisho/contract/error-envelope";
import { includesRole, type Role, roles } from "@sekisho/contract/role";
import { clockSkewSeconds } from "../token/clock-skew.ts";
import { checkPolicy } from "./check-policy.ts";
import type { Holder } from "./holder.ts";
import type { Policy } from "./policy.ts";

/** Why a known caller is not let through, and what the caller may know of it. */
export type Refusal = {
  readonly code: "insufficient_permissions" | "insufficient_scope" | "step_up_required";
  /** For the log. */
  readonly reason: RefusalReason;
  readonly details: ErrorDetails;
};

export type RefusalReason =
  | "role_missing"
  | "group_missing"
  | "permission_missing"
  | "scope_missing"
  | "not_a_person"
  | "not_a_machine"
  | "sign_in_too_old";

/**
 * The one place where a known caller is measured by a policy: null lets them in. Guards throw what it says, and a
 * browser asks it through `can`.
 * @param now seconds since 1970
 * @throws ConfigurationError for a policy that cannot be meant: it lets in nobody
 */
export function refusalOf(holder: Holder, policy: Policy, now: number): Refusal | null {
  checkPolicy(policy);
  return measure(holder, policy, now);
}

function measure(holder: Holder, policy: Policy, now: number): Refusal | null {
  switch (policy.kind) {
    case "public":
    case "optional":
    case "signed-in":
    case "confirmed": // asked of the user pool, by a guard of its own
      return null;
    case "person":
      return holder.kind === "user" ? null : forbidden("not_a_person", { required_caller: "person" }, holder);
    case "machine":
      return holder.kind === "machine"
        ? null
        : forbidden("not_a_machine", { required_caller: "machine" }, holder);
    case "role":
      return includesRole(holder.role, policy.role)
        ? null
        : forbidden("role_missing", rolesThatInclude(policy.role), holder);
    case "any-role":
      return policy.roles.some((role) => includesRole(holder.role, role))
        ? null
        : forbidden("role_missing", { required_roles: policy.roles }, holder);
    case "group":
      return has(holder.groups, policy.group)
        ? null
        : forbidden("group_missing", { required_group: policy.group }, holder);
    case "any-group":
      return policy.groups.some((group) => has(holder.groups, group))
        ? null
        : forbidden("group_missing", { required_groups: policy.groups }, holder);
    case "permission":
      return holder.permissions.includes(policy.permission)
        ? null
        : forbidden("permission_missing", { required_permission: policy.permission }, holder);
    case "scope":
      return hasScopes(holder, policy) ? null : scopeMissing(policy.scopes);
    case "recent":
      return refusalOfAge(holder, policy.maxAgeSeconds, now);
    case "all-of":
      return firstRefusal(holder, policy.policies, now);
  }
}

function forbidden(reason: RefusalReason, details: ErrorDetails, { role }: Holder): Refusal {
  return { code: "insufficient_permissions", reason, details: { ...details, current_role: role } };
}

/** The highest role is named alone; a lower one together with those that include it. */
function rolesThatInclude(needed: Role): ErrorDetails {
  const sufficient = roles.filter((role) => includesRole(role, needed));
  return sufficient.length === 1 ? { required_role: needed } : { required_roles: sufficient };
}

function hasScopes(
  holder: Holder,
  { scopes, match }: { scopes: readonly string[]; match: "all" | "any" },
): boolean {
  const carries = (scope: string) => has(holder.scopes, scope);
  return match === "all" ? scopes.every(carries) : scopes.some(carries);
}

function scopeMissing(scopes: readonly string[]): Refusal {
  const details = { required_scope: scopes.join(" ") };
  return { code: "insufficient_scope", reason: "scope_missing", details };
}

function refusalOfAge(holder: Holder, maxAgeSeconds: number, now: number): Refusal | null {
  // Nobody can sign a machine in again: a step-up would be asked for in vain.
  if (holder.kind === "machine") return forbidden("not_a_person", { required_caller: "person" }, holder);
  const age = holder.authTime === null ? Number.POSITIVE_INFINITY : now - holder.authTime;
  // A sign-in that lies ahead of the clock by more than clocks differ is no sign-in.
  if (age <= maxAgeSeconds && age >= -clockSkewSeconds) return null;
  return { code: "step_up_required", reason: "sign_in_too_old", details: { max_age: maxAgeSeconds } };
}

function firstRefusal(holder: Holder, policies: readonly Policy[], now: number): Refusal | null {
  for (const policy of policies) {
    const refusal = measure(holder, policy, now);
    if (refusal !== null) return refusal;
  }
  return null;
}

function has(names: Iterable<string>, name: string): boolean {
  for (const each of names) if (each === name) return true;
  return false;
}
