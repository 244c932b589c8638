import { faults } from "../cognito-error.ts";
import type { Client } from "../pool/client.ts";
import { tracksDevices } from "../pool/device-tracking.ts";
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
 * Throws NotAuthorizedException (unknown, another client's or device's, expired, revoked, user disabled),
 * RefreshTokenReuseException (rotated out and its grace period over), PasswordResetRequiredException.
 */
export function resolveRefreshToken(asked: {
  pool: Pool;
  client: Client;
  offered: string;
  now: number;
  /** The device that asks, as far as it says. */
  deviceKey?: string | undefined;
}): RefreshedSignIn {
  const { pool, client, offered, now, deviceKey } = asked;
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
  assertSameDevice(pool, user, grant, deviceKey);
  return { grant, token, user };
}

/**
 * A sign-in made on a device is renewed by that device only, and while it is confirmed and not forgotten: AWS refuses
 * the others as it refuses a token it never issued.
 * https://repost.aws/knowledge-center/cognito-invalid-refresh-token-error
 */
function assertSameDevice(pool: Pool, user: User, grant: RefreshGrant, offered: string | undefined): void {
  if (grant.deviceKey === null || !tracksDevices(pool)) return;
  const isKnown = user.devices.some(({ key }) => key === grant.deviceKey);
  if (!isKnown || offered !== grant.deviceKey) throw faults.refreshTokenInvalid();
}
