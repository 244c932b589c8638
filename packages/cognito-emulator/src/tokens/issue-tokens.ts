import { createHash, randomUUID } from "node:crypto";
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
  /** Missing only where managed login granted no `openid`. */
  IdToken?: string;
  ExpiresIn: number;
  TokenType: "Bearer";
  RefreshToken?: string;
  NewDeviceMetadata?: { DeviceKey: string; DeviceGroupKey: string };
}

/**
 * The tokens of a completed sign-in, with a refresh token, bound to the device it was made on if there is one. The sign-in
 * is on record before the trigger runs, so that one revoked meanwhile stays revoked.
 */
export async function issueSignInTokens({
  pool,
  client,
  user,
  now,
  occasion,
  deviceKey = null,
}: Issue & { deviceKey?: string | null }): Promise<AuthenticationResult> {
  const { grant, refreshToken } = pool.grants.open({
    clientId: client.id,
    sub: user.sub,
    authTime: now,
    deviceKey,
    expiresAt: now + tokenLifetimes(client.settings).refresh,
  });
  return { ...(await renewTokens({ pool, client, user, grant, now, occasion })), RefreshToken: refreshToken };
}

/** What one request of managed login adds to the id token (OpenID Connect Core section 3.1.3.6). */
interface OidcRequest {
  readonly nonce?: string | undefined;
}

/** New access and id tokens of an earlier sign-in: `auth_time` and `origin_jti` stay, the rest is new. */
export async function renewTokens({
  pool,
  client,
  user,
  grant,
  now,
  nonce,
  occasion,
}: Issue & OidcRequest & { grant: RefreshGrant }): Promise<AuthenticationResult> {
  const subject: TokenSubject = { pool, client, user, grant, eventId: randomUUID(), now };
  const { access, id } = await tokenClaims(subject, occasion);
  const accessToken = signJwt(pool.keys.current("access"), pool.bentTokens.bend("access", access));
  const oidc = grant.scopes && {
    ...(nonce !== undefined && { nonce }),
    at_hash: accessTokenHash(accessToken),
  };
  const named = grant.scopes === null || grant.scopes.includes("openid");
  const idToken = named && pool.bentTokens.bend("id", { ...id, ...oidc });
  return {
    AccessToken: accessToken,
    ...(idToken && { IdToken: signJwt(pool.keys.current("id"), idToken) }),
    ExpiresIn: tokenLifetimes(client.settings).access / 1000,
    TokenType: "Bearer",
  };
}

/** `at_hash`: the left half of the access token's SHA-256 ties the two tokens together. */
const accessTokenHash = (token: string): string =>
  createHash("sha256").update(token).digest().subarray(0, 16).toString("base64url");
