import type { RuntimeConfig } from "../env.ts";
import { callPool } from "./pool-call.ts";

/**
 * Ends the session behind a refresh token that is about to be forgotten: nobody could end it later. Never throws; where
 * the user pool is not reached, it runs out by itself.
 */
export async function revokeSession(config: RuntimeConfig, refreshToken: string): Promise<void> {
  const { appClientId } = config.cognito;
  await callPool(config, "RevokeToken", { ClientId: appClientId, Token: refreshToken }).catch(() => null);
}
