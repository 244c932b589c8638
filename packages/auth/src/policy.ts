// Policies alone, for a browser: nothing here reaches the verifier, Node or tRPC (policy.test.ts holds it to that).
export { can } from "./policy/can.ts";
export type { Holder } from "./policy/holder.ts";
export { definePermissions, type Permissions, type RolePermissions } from "./policy/permissions.ts";
export {
  allOf,
  anyGroup,
  anyRole,
  anyScope,
  group,
  machine,
  person,
  recent,
  role,
  scope,
} from "./policy/policies.ts";
export type {
  AllOfPolicy,
  AnyGroupPolicy,
  AnyRolePolicy,
  ConfirmedPolicy,
  EntrancePolicy,
  GroupPolicy,
  GuardPolicy,
  MachinePolicy,
  PermissionPolicy,
  PersonPolicy,
  Policy,
  RecentPolicy,
  RolePolicy,
  ScopePolicy,
} from "./policy/policy.ts";
