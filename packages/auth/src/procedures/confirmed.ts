import { AuthError } from "../errors/auth-error.ts";
import { rememberGuard } from "./enforced-policy.ts";
import { requireSignedIn, stop } from "./entrance.ts";
import type { KnownCaller, Passed } from "./guard.ts";

/**
 * A guard for `.use` that asks the provider itself whether it still stands by the token (Cognito: GetUser), once per
 * request: `adminProcedure.use(confirmed)`. For the few procedures where a revoked token must not count for the rest of
 * its life. An outage of the provider is 503. The verifier must have been given a `remoteCheck`.
 */
export const confirmed = rememberGuard(
  { kind: "confirmed" },
  async ({
    ctx: { auth },
    next,
  }: {
    readonly ctx: KnownCaller;
    readonly next: () => Promise<Passed<object>>;
  }) => {
    await requireSignedIn(auth).confirm().catch(stopIfRefused);
    return next();
  },
);

function stopIfRefused(error: unknown): never {
  throw error instanceof AuthError ? stop(error) : error;
}
