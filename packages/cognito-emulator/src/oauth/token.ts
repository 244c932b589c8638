import { CognitoError } from "../cognito-error.ts";
import type { ManagedLogin } from "../managed-login/managed-login.ts";
import { jsonReply, type Reply } from "../transport/reply.ts";
import { authenticateClient } from "./authenticate-client.ts";
import { privateHeaders, TokenRefusal } from "./token-refusal.ts";
import type { TokenAnswer, TokenRequest } from "./token-request.ts";
import { tokensForClient } from "./tokens-for-client.ts";
import { tokensForCode } from "./tokens-for-code.ts";
import { tokensForRefreshToken } from "./tokens-for-refresh-token.ts";

type Grant = (request: TokenRequest) => TokenAnswer | Promise<TokenAnswer>;

const grants: ReadonlyMap<string, Grant> = new Map<string, Grant>([
  ["authorization_code", tokensForCode],
  ["refresh_token", tokensForRefreshToken],
  ["client_credentials", tokensForClient],
]);

/** POST /oauth2/token. Throws TokenRefusal. */
export async function answerTokenRequest(
  login: ManagedLogin,
  authorization: string | undefined,
  form: URLSearchParams,
): Promise<Reply> {
  const type = form.get("grant_type");
  if (type === null) throw new TokenRefusal("invalid_request");
  const grant = grants.get(type);
  if (!grant) throw new TokenRefusal("unsupported_grant_type");
  const { pool, client } = authenticateClient(login.services.pools, authorization, form);
  try {
    return jsonReply(200, await grant({ login, pool, client, form }), privateHeaders);
  } catch (error) {
    // What the pool's own rules refuse (revoked, expired, disabled) is one thing to an OAuth client.
    throw error instanceof CognitoError && error.status === 400 ? new TokenRefusal("invalid_grant") : error;
  }
}
