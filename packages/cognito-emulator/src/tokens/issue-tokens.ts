import { randomUUID } from "node:crypto";
import type { Client } from "../pool/client.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import type { TokenOccasion } from "../triggers/pre-token-generation.ts";
import type { TokenSubject } from "./claims.ts";
import { signJwt } from "./jwt.ts";
import type { RefreshGrant } from "./refresh-grants.ts";
import { tokenClaims } from "./token-claims.ts";
import { tokenLifetimes } from "./token-lifetimes.ts";

interface Issue {
  readonly pool: Pool;
  readonly client: Client;
  readonly user: User;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** What the pre token generation trigger is told. */
  readonly occasion: TokenOccasion;
}

/** AWS `AuthenticationResultType`. */
export interface AuthenticationResult {
  AccessToken: string;
  IdToken: string;
  ExpiresIn: number;
  TokenType: "Bearer";
  RefreshToken?: string;
}

/**
 * The tokens of a completed sign-in, with a refresh token. The sign-in is on record before the trigger runs, so that one
 * revoked meanwhile stays revoked.
 */
export async function issueSignInTokens({
  pool,
  client,
  user,
  now,
  occasion,
}: Issue): Promise<AuthenticationResult> {
  const { grant, refreshToken } = pool.grants.open({
    clientId: client.id,
    sub: user.sub,
    authTime: now,
    expiresAt: now + tokenLifetimes(client.settings).refresh,
  });
  return { ...(await renewTokens({ pool, client, user, grant, now, occasion })), RefreshToken: refreshToken };
}

/** New access and id tokens of an earlier sign-in: `auth_time` and `origin_jti` stay, the rest is new. */
export async function renewTokens({
  pool,
  client,
  user,
  grant,
  now,
  occasion,
}: Issue & { grant: RefreshGrant }): Promise<AuthenticationResult> {
  const subject: TokenSubject = { pool, client, user, grant, eventId: randomUUID(), now };
  const { access, id } = await tokenClaims(subject, occasion);
  return {
    AccessToken: signJwt(pool.keys.current("access"), access),
    IdToken: signJwt(pool.keys.current("id"), id),
    ExpiresIn: tokenLifetimes(client.settings).access / 1000,
    TokenType: "Bearer",
  };
}
