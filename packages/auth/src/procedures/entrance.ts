import { errorTable } from "@sekisho/contract/error-code";
import { TRPCError } from "@trpc/server";
import type { AuthState, SignedIn } from "../authenticate.ts";
import { AuthError } from "../errors/auth-error.ts";
import type { Principal } from "../principal/principal.ts";

/** What a guard needs of an app's context: who is calling, as `authenticate` found out. */
export type AuthContext = { readonly auth: AuthState };

/** Anonymous callers are null; a credential that is bad or cannot be checked is not forgotten. */
export function principalOrNull(auth: AuthState): Principal | null {
  return auth.kind === "anonymous" ? null : requireSignedIn(auth).principal;
}

/** @throws TRPCError UNAUTHORIZED (401) or SERVICE_UNAVAILABLE (503), caused by the AuthError */
export function requireSignedIn(auth: AuthState): SignedIn {
  if (auth.kind === "signed-in") return auth;
  if (auth.kind === "anonymous") throw stop(new AuthError("authentication_required", "no_credential"));
  throw stop(auth.error);
}

/** The error as tRPC carries it: the code comes from the contract's table and from nowhere else. */
export function stop(cause: AuthError): TRPCError {
  return new TRPCError({ code: errorTable[cause.code].trpcCode, cause });
}
