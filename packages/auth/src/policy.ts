import type { Role } from "@sekisho/contract/role";

/** Who may call a procedure. */
export type Policy =
  /** Everybody; a credential is not looked at. */
  | { readonly kind: "public" }
  /** Everybody; a credential is checked when there is one. */
  | { readonly kind: "optional" }
  | { readonly kind: "signed-in" }
  /** Whoever holds this role or one that includes it. */
  | { readonly kind: "role"; readonly role: Role };

/** What a procedure's metadata says of it. The slices set it; `assertEveryProcedureStatesItsPolicy` insists on it. */
export type PolicyMeta = { readonly policy?: Policy };

/** Whether two policies let the same callers in. */
export function samePolicy(one: Policy, other: Policy): boolean {
  if (one.kind === "role" && other.kind === "role") return one.role === other.role;
  return one.kind === other.kind;
}
