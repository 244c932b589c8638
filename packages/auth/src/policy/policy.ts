import type { Role } from "@sekisho/contract/role";

/** Who may call a procedure: plain data, so that it can be read in a matrix, in a document and in a browser. */
export type Policy = EntrancePolicy | GuardPolicy | ConfirmedPolicy;

/** What a procedure is built on: whether a credential is looked at, and whether one is needed. */
export type EntrancePolicy =
  /** Everybody; a credential is not looked at. */
  | { readonly kind: "public" }
  /** Everybody; a credential is checked when there is one. */
  | { readonly kind: "optional" }
  /** Whoever holds a good credential: a person or a machine. */
  | { readonly kind: "signed-in" };

/** What a guard asks of a caller who is already known. */
export type GuardPolicy =
  | PersonPolicy
  | MachinePolicy
  | RolePolicy
  | AnyRolePolicy
  | GroupPolicy
  | AnyGroupPolicy
  | ScopePolicy
  | PermissionPolicy
  | RecentPolicy
  | AllOfPolicy;

/** Somebody who signed in. */
export type PersonPolicy = { readonly kind: "person" };
/** An app client that speaks for itself (client_credentials). */
export type MachinePolicy = { readonly kind: "machine" };
/** Whoever holds this role or one that includes it. */
export type RolePolicy<R extends Role = Role> = { readonly kind: "role"; readonly role: R };
/** Whoever holds one of these roles or one that includes one of them. */
export type AnyRolePolicy = { readonly kind: "any-role"; readonly roles: readonly Role[] };
/** Members of this group of the user pool; the name is matched exactly. */
export type GroupPolicy = { readonly kind: "group"; readonly group: string };
/** Members of at least one of these groups. */
export type AnyGroupPolicy = { readonly kind: "any-group"; readonly groups: readonly string[] };
/** Tokens with all, or with any, of these scopes; each is matched exactly. */
export type ScopePolicy = {
  readonly kind: "scope";
  readonly scopes: readonly string[];
  readonly match: "all" | "any";
};
/** Whoever's role is given this permission. */
export type PermissionPolicy = { readonly kind: "permission"; readonly permission: string };
/** Whoever signed in at most this many seconds ago (RFC 9470). */
export type RecentPolicy = { readonly kind: "recent"; readonly maxAgeSeconds: number };
/** Whoever the provider itself, asked just now, still stands by. */
export type ConfirmedPolicy = { readonly kind: "confirmed" };
/** Whoever satisfies every one of these. */
export interface AllOfPolicy<All = readonly Policy[]> {
  readonly kind: "all-of";
  readonly policies: All;
}
