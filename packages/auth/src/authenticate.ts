import type { Verifier } from "./create-verifier.ts";
import { type AuthorizationField, readBearerToken } from "./credentials/bearer.ts";
import { type CookieSource, readTokenCookie } from "./credentials/cookie.ts";
import { mayActWithCookie } from "./credentials/cross-site.ts";
import { AuthError, refuse } from "./errors/auth-error.ts";
import type { Principal } from "./principal/principal.ts";

/** Who is calling. "Not signed in" has three meanings, and each gets its own answer. */
export type AuthState =
  /** No credential was sent: public and optional procedures only. */
  | { readonly kind: "anonymous" }
  /** A credential was sent and refused: 401, or 403 when another site may have sent it along. */
  | { readonly kind: "rejected"; readonly error: AuthError }
  /** A credential was sent and cannot be checked right now: 503, never 401. */
  | { readonly kind: "unavailable"; readonly error: AuthError }
  | SignedIn;

/** A caller with a good credential: a person or a machine. */
export type SignedIn = {
  readonly kind: "signed-in";
  readonly principal: Principal;
  /** When the credential was checked, in seconds since 1970: how recent a sign-in is, is measured from here. */
  readonly checkedAt: number;
  /** Asks the provider itself, once however often it is called. Rejects as `Verifier.confirm` does. */
  readonly confirm: () => Promise<void>;
  /**
   * Verifies the credential again, as if it had just come: for what outlives a request, such as a stream. Cheap while the
   * token is remembered. Rejects as `Verifier.verify` does.
   */
  readonly recheck: () => Promise<void>;
};

/** Where a request carries its credential, and where it came from. */
export type Credentials = {
  readonly authorization?: AuthorizationField;
  /** Every Cookie field. Looked at only where `cookie` is switched on. */
  readonly cookie?: string | readonly string[] | undefined;
  readonly origin?: string | readonly string[] | undefined;
  /** In capitals, as HTTP writes it. Without it a request with a cookie counts as one that changes something. */
  readonly method?: string;
};

/** Which sources are looked at besides the Authorization field. `tokenCookie` makes a cookie one. */
export type CredentialSources = { readonly cookie?: CookieSource | null };

/**
 * Finds out who is calling. Never rejects for a bad credential: what follows from it is the guard's business.
 *
 * One credential per request: the Authorization field when there is one, good or bad; the cookie only when there is
 * none at all. So a page's own header is never outvoted by a cookie, and a bad header is never mended by one.
 */
export async function authenticate(
  verifier: Pick<Verifier, "verify" | "confirm" | "clock">,
  request: Credentials,
  { cookie = null }: CredentialSources = {},
): Promise<AuthState> {
  const bearer = readBearerToken(request.authorization);
  if (bearer.kind !== "absent" || cookie === null) return await stateOf(verifier, bearer);
  const fromCookie = readTokenCookie(request.cookie, cookie.name);
  if (fromCookie.kind === "absent") return { kind: "anonymous" };
  const { method = "", origin } = request;
  if (!mayActWithCookie({ method, origin }, cookie.allowedOrigins)) {
    return { kind: "rejected", error: new AuthError("csrf_rejected", "origin_not_allowed") };
  }
  return await stateOf(verifier, fromCookie);
}

type Credential =
  | { readonly kind: "absent" }
  | { readonly kind: "malformed"; readonly reason: AuthError["reason"] }
  | { readonly kind: "token"; readonly token: string };

async function stateOf(
  verifier: Pick<Verifier, "verify" | "confirm" | "clock">,
  credential: Credential,
): Promise<AuthState> {
  if (credential.kind === "absent") return { kind: "anonymous" };
  if (credential.kind === "malformed") return { kind: "rejected", error: refuse(credential.reason) };
  const { token } = credential;
  try {
    const principal = await verifier.verify(token);
    const checkedAt = verifier.clock.now() / 1000;
    return {
      kind: "signed-in",
      principal,
      checkedAt,
      confirm: once(() => verifier.confirm(token, principal)),
      recheck: async () => void (await verifier.verify(token)),
    };
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    return { kind: error.code === "identity_provider_unavailable" ? "unavailable" : "rejected", error };
  }
}

/** One question per request, also when a batch has twenty procedures that want it asked. */
function once(ask: () => Promise<void>): () => Promise<void> {
  let answer: Promise<void> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}
