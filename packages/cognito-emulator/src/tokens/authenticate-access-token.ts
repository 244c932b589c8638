import { hasCome, toWholeSeconds } from "../clock.ts";
import { faults } from "../cognito-error.ts";
import type { Services } from "../operation.ts";
import type { Client } from "../pool/client.ts";
import { issuerOf, type Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import { type Claims, openJwt } from "./jwt.ts";

/** The scope without which a token does not speak for its user here. */
const selfServiceScope = "aws.cognito.signin.user.admin";

/** Who a user operation is done for, and through which client: that client's read and write lists apply. */
export interface SignedInUser {
  readonly pool: Pool;
  readonly client: Client;
  readonly user: User;
  /** What the token was granted. */
  readonly scopes: readonly string[];
}

/**
 * Proves an access token, which must carry `neededScope`; null leaves the scopes to the caller. Throws NotAuthorizedException (not ours, expired,
 * revoked, too narrow), UserNotFoundException for a user deleted since and PasswordResetRequiredException for one who has
 * to choose another password first.
 */
export function authenticateAccessToken(
  { pools, clock }: Pick<Services, "pools" | "clock">,
  token: string,
  neededScope: string | null = selfServiceScope,
): SignedInUser {
  for (const pool of pools.all()) {
    const claims = openJwt(token, (kid) => pool.keys.publicKey(kid, "access"));
    if (claims) return { pool, ...acceptClaims(pool, claims, { now: clock.now(), neededScope }) };
  }
  throw faults.accessTokenInvalid();
}

function acceptClaims(
  pool: Pool,
  claims: Claims,
  { now, neededScope }: { now: number; neededScope: string | null },
): Omit<SignedInUser, "pool"> {
  const { token_use, iss, exp, iat, sub, client_id, scope, origin_jti } = claims;
  const client = typeof client_id === "string" ? pool.clients.get(client_id) : undefined;
  if (token_use !== "access" || iss !== issuerOf(pool) || !client) throw faults.accessTokenInvalid();
  if (typeof exp !== "number" || typeof iat !== "number" || typeof sub !== "string") {
    throw faults.accessTokenInvalid();
  }
  if (toWholeSeconds(now) >= exp) throw faults.accessTokenExpired();
  const user = pool.users.find(sub);
  if (!user) throw faults.userNotFound();
  if (isRevoked(pool, user, { origin_jti, iat, now })) throw faults.accessTokenRevoked();
  if (user.status === "RESET_REQUIRED") throw faults.passwordResetRequired();
  const scopes = typeof scope === "string" ? scope.split(" ") : [];
  if (neededScope !== null && !scopes.includes(neededScope)) throw faults.accessTokenLacksScope();
  return { client, user, scopes };
}

/**
 * A token of a client without revocation names no sign-in; it is then the moment of issue that counts. A sign-out still
 * to come ends the tokens of that time only.
 */
function isRevoked(
  pool: Pool,
  { signedOutAt }: User,
  { origin_jti, iat, now }: { origin_jti: unknown; iat: number; now: number },
): boolean {
  if (typeof origin_jti === "string") return pool.grants.findByOrigin(origin_jti)?.revoked ?? true;
  if (signedOutAt === null || iat > toWholeSeconds(signedOutAt)) return false;
  return hasCome(signedOutAt, now) || !hasCome(iat * 1000, now);
}
