import type { Principal } from "../principal/principal.ts";

/**
 * Asks the provider itself whether it still stands by a token. Costs a call over the network each time: for the few
 * procedures where a token that was taken back must not count for the rest of its life.
 */
export type RemoteCheck = {
  /**
   * Resolves when the provider stands by the token.
   * @throws AuthError `token_validation_failed` when it does not, `insufficient_scope` when the token may not be asked
   * about, `identity_provider_unavailable` when nobody can tell
   */
  confirm(token: string, principal: Principal): Promise<void>;
};
