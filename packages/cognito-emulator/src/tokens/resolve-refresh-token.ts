import { faults } from "../cognito-error.ts";
import type { Client } from "../pool/client.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import type { GrantedToken, RefreshGrant } from "./refresh-grants.ts";

export interface RefreshedSignIn {
  readonly grant: RefreshGrant;
  readonly token: GrantedToken;
  readonly user: User;
}

/**
 * The sign-in a refresh token stands for, if it may still be renewed by this client. `now` in milliseconds.
 * Throws NotAuthorizedException (unknown, another client's, expired, revoked, user disabled), RefreshTokenReuseException
 * (rotated out and its grace period over), PasswordResetRequiredException.
 */
export function resolveRefreshToken(asked: {
  pool: Pool;
  client: Client;
  offered: string;
  now: number;
}): RefreshedSignIn {
  const { pool, client, offered, now } = asked;
  const found = pool.grants.findByToken(offered);
  if (!found || found.grant.clientId !== client.id) throw faults.refreshTokenInvalid();
  const { grant, token } = found;
  if (grant.revoked) throw faults.refreshTokenRevoked();
  if (now >= grant.expiresAt) throw faults.refreshTokenExpired();
  const graceMs = (client.settings.RefreshTokenRotation?.RetryGracePeriodSeconds ?? 0) * 1000;
  if (token.rotatedAt !== null && now >= token.rotatedAt + graceMs) throw faults.refreshTokenReused();
  const user = pool.users.find(grant.sub);
  if (!user) throw faults.refreshTokenInvalid();
  if (!user.enabled) throw faults.userDisabled();
  if (user.status === "RESET_REQUIRED") throw faults.passwordResetRequired();
  return { grant, token, user };
}
