import type { Role } from "@sekisho/contract/role";
import type {
  AllOfPolicy,
  AnyGroupPolicy,
  AnyRolePolicy,
  GroupPolicy,
  GuardPolicy,
  MachinePolicy,
  PermissionPolicy,
  PersonPolicy,
  RecentPolicy,
  RolePolicy,
  ScopePolicy,
} from "../policy/policy.ts";
import type {
  AccessPrincipal,
  MachinePrincipal,
  Principal,
  PrincipalWithRole,
  UserPrincipal,
} from "../principal/principal.ts";

/** What is known of a caller whom a policy has let through. */
export type Admitted<P extends GuardPolicy> = P extends PersonPolicy | GroupPolicy | AnyGroupPolicy
  ? UserPrincipal
  : P extends MachinePolicy
    ? MachinePrincipal
    : P extends RolePolicy<infer R>
      ? PrincipalWithRole<Including<R>>
      : P extends AnyRolePolicy | PermissionPolicy
        ? PrincipalWithRole<Role>
        : P extends ScopePolicy
          ? AccessPrincipal | MachinePrincipal
          : P extends RecentPolicy
            ? UserPrincipal & { readonly authTime: number }
            : P extends AllOfPolicy<infer All>
              ? AdmittedByAll<All>
              : Principal;

// `allOf` says which policies in which order; of a list written by hand nothing is known.
type AdmittedByAll<All> = All extends readonly [
  infer First extends GuardPolicy,
  ...infer Rest extends readonly GuardPolicy[],
]
  ? Admitted<First> & AdmittedByAll<Rest>
  : Principal;

/** `admin` is the only role that includes admin; every role includes `user`. */
type Including<R extends Role> = R extends "admin" ? "admin" : Role;
