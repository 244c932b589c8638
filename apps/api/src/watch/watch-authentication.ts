import type { AuthState } from "@sekisho/auth";
import type { RequestWatch } from "./request-watch.ts";

/** Looks on while somebody is authenticated: in which state it ended, and for which reason the caller does not learn. */
export async function watchAuthentication(
  watch: RequestWatch | null,
  authenticate: () => Promise<AuthState>,
): Promise<AuthState> {
  if (watch === null) return await authenticate();
  const branch = watch.branch?.start("authenticate") ?? null;
  try {
    const auth = await authenticate();
    watch.metrics?.authenticated(auth);
    if (auth.kind === "unavailable") branch?.fail();
    branch?.span.setAttribute("sekisho.auth.state", auth.kind);
    if ("error" in auth) branch?.span.setAttribute("sekisho.auth.reason", auth.error.reason);
    return auth;
  } finally {
    branch?.end();
  }
}
