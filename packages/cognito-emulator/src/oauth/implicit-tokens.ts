import { CognitoError } from "../cognito-error.ts";
import type { User } from "../pool/user.ts";
import { renewTokens } from "../tokens/issue-tokens.ts";
import { tokenLifetimes } from "../tokens/token-lifetimes.ts";
import { AuthorizationRefusal } from "./authorization-refusal.ts";
import type { AuthorizationRequest } from "./authorization-request.ts";

/** What stands in the address of the implicit flow (RFC 6749 section 4.2.2). No refresh token ever does. */
interface ImplicitTokens {
  readonly id_token: string | undefined;
  readonly access_token: string;
  readonly expires_in: string;
  readonly token_type: "Bearer";
}

/**
 * The tokens of `response_type=token`. The sign-in behind them is on record for as long as they live, so that signing out
 * everywhere revokes them. Times in milliseconds. Throws AuthorizationRefusal when the pre token generation trigger
 * refuses.
 */
export async function implicitTokens(
  request: AuthorizationRequest,
  { user, authTime, now }: { user: User; authTime: number; now: number },
): Promise<ImplicitTokens> {
  const { pool, client, scopes, nonce } = request;
  const expiresAt = now + tokenLifetimes(client.settings).access;
  // Its refresh token is handed to nobody: a page that reads its address bar keeps no secret.
  const { grant } = pool.grants.open({ clientId: client.id, sub: user.sub, authTime, expiresAt, scopes });
  const occasion = { source: "TokenGeneration_HostedAuth" } as const;
  try {
    const tokens = await renewTokens({ pool, client, user, grant, now, nonce, occasion });
    return {
      id_token: tokens.IdToken,
      access_token: tokens.AccessToken,
      expires_in: String(tokens.ExpiresIn),
      token_type: tokens.TokenType,
    };
  } catch (error) {
    // What a function refuses the app is told, as on AWS; a fault of ours is not.
    if (!(error instanceof CognitoError) || error.status !== 400) throw error;
    throw new AuthorizationRefusal(request, "invalid_request", error.message);
  }
}
