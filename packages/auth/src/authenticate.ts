import { AuthError, refuse } from "./auth-error.ts";
import { type AuthorizationField, readBearerToken } from "./bearer.ts";
import type { Verifier } from "./create-verifier.ts";
import type { Principal } from "./principal.ts";

/** Who is calling. "Not signed in" has three meanings, and each gets its own answer. */
export type AuthState =
  /** No credential was sent: public and optional procedures only. */
  | { readonly kind: "anonymous" }
  /** A credential was sent and refused: 401. */
  | { readonly kind: "rejected"; readonly error: AuthError }
  /** A credential was sent and cannot be checked right now: 503, never 401. */
  | { readonly kind: "unavailable"; readonly error: AuthError }
  | { readonly kind: "signed-in"; readonly principal: Principal };

/** Where a request carries its credential. */
export type Credentials = { readonly authorization?: AuthorizationField };

/** Finds out who is calling. Never rejects for a bad credential: what follows from it is the guard's business. */
export async function authenticate(
  verifier: Pick<Verifier, "verify">,
  { authorization }: Credentials,
): Promise<AuthState> {
  const credential = readBearerToken(authorization);
  if (credential.kind === "absent") return { kind: "anonymous" };
  if (credential.kind === "malformed") return { kind: "rejected", error: refuse(credential.reason) };
  try {
    return { kind: "signed-in", principal: await verifier.verify(credential.token) };
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    return { kind: error.code === "identity_provider_unavailable" ? "unavailable" : "rejected", error };
  }
}
