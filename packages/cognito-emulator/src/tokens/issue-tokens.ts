import { randomUUID } from "node:crypto";
import type { Client } from "../pool/client.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import { accessClaims, idClaims, type TokenSubject } from "./claims.ts";
import { signJwt } from "./jwt.ts";
import type { RefreshGrant } from "./refresh-grants.ts";
import { tokenLifetimes } from "./token-lifetimes.ts";

interface Issue {
  readonly pool: Pool;
  readonly client: Client;
  readonly user: User;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** AWS `AuthenticationResultType`. */
export interface AuthenticationResult {
  AccessToken: string;
  IdToken: string;
  ExpiresIn: number;
  TokenType: "Bearer";
  RefreshToken?: string;
  NewDeviceMetadata?: { DeviceKey: string; DeviceGroupKey: string };
}

/** The tokens of a completed sign-in, with a refresh token, bound to the device it was made on if there is one. */
export async function issueSignInTokens({
  pool,
  client,
  user,
  now,
  deviceKey = null,
}: Issue & { deviceKey?: string | null }): Promise<AuthenticationResult> {
  const { grant, refreshToken } = pool.grants.open({
    clientId: client.id,
    sub: user.sub,
    authTime: now,
    deviceKey,
    expiresAt: now + tokenLifetimes(client.settings).refresh,
  });
  return { ...(await renewTokens({ pool, client, user, grant, now })), RefreshToken: refreshToken };
}

/** New access and id tokens of an earlier sign-in: `auth_time` and `origin_jti` stay, the rest is new. */
export async function renewTokens({
  pool,
  client,
  user,
  grant,
  now,
}: Issue & { grant: RefreshGrant }): Promise<AuthenticationResult> {
  const subject: TokenSubject = { pool, client, user, grant, eventId: randomUUID(), now };
  return {
    AccessToken: signJwt(pool.keys.current("access"), pool.bentTokens.bend("access", accessClaims(subject))),
    IdToken: signJwt(pool.keys.current("id"), pool.bentTokens.bend("id", idClaims(subject))),
    ExpiresIn: tokenLifetimes(client.settings).access / 1000,
    TokenType: "Bearer",
  };
}
