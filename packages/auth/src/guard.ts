import { errorTable } from "@sekisho/contract/error-code";
import { includesRole, type Role, roles } from "@sekisho/contract/role";
import { TRPCError } from "@trpc/server";
import { AuthError } from "./auth-error.ts";
import type { AuthState } from "./authenticate.ts";
import type { Principal, PrincipalWithRole } from "./principal.ts";

/** Anonymous callers are null; a credential that is bad or cannot be checked is not forgotten. */
export function principalOrNull(auth: AuthState): Principal | null {
  return auth.kind === "anonymous" ? null : requirePrincipal(auth);
}

/** @throws TRPCError UNAUTHORIZED (401) or SERVICE_UNAVAILABLE (503), caused by the AuthError */
export function requirePrincipal(auth: AuthState): Principal {
  if (auth.kind === "signed-in") return auth.principal;
  throw stop(
    auth.kind === "anonymous" ? new AuthError("authentication_required", "no_credential") : auth.error,
  );
}

/** @throws TRPCError FORBIDDEN (403), caused by the AuthError that names the required and the current role */
export function requireUser(principal: Principal): PrincipalWithRole<Role> {
  if (holds(principal, "user")) return principal;
  throw stop(roleMissing({ required_roles: roles, current_role: principal.role }));
}

/** @throws TRPCError FORBIDDEN (403), caused by the AuthError that names the required and the current role */
export function requireAdmin(principal: Principal): PrincipalWithRole<"admin"> {
  if (holds(principal, "admin")) return principal;
  throw stop(roleMissing({ required_role: "admin", current_role: principal.role }));
}

/** `admin` is the only role that includes admin; every role includes `user`. */
type Holding<R extends Role> = R extends "admin" ? "admin" : Role;

function holds<R extends Role>(principal: Principal, role: R): principal is PrincipalWithRole<Holding<R>> {
  return includesRole(principal.role, role);
}

function roleMissing(details: AuthError["details"]): AuthError {
  return new AuthError("insufficient_permissions", "role_missing", { details });
}

function stop(cause: AuthError): TRPCError {
  return new TRPCError({ code: errorTable[cause.code].trpcCode, cause });
}
