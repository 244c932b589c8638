import { CognitoError } from "../cognito-error.ts";
import type { Services } from "../operation.ts";
import { readableAttributes } from "../pool/attribute-access.ts";
import { authenticateAccessToken, type SignedInUser } from "../tokens/authenticate-access-token.ts";
import { jsonReply, type Reply } from "../transport/reply.ts";
import { grantedAttributes } from "./granted-attributes.ts";
import { privateHeaders } from "./token-refusal.ts";

/** GET or POST /oauth2/userInfo: the person, as far as the client may read and the scopes show. All values are strings. */
export function answerUserInfo(services: Services, authorization: string | undefined): Reply {
  const token = /^Bearer ([^\s]{1,16384})$/i.exec(authorization ?? "")?.[1];
  if (token === undefined) return noToken;
  const caller = authenticate(services, token);
  if (caller === null) return deadToken;
  const { pool, client, user, scopes } = caller;
  if (!scopes.includes("openid")) return narrowToken;
  const attributes = grantedAttributes(scopes, readableAttributes(pool, client, user));
  return jsonReply(200, { sub: user.sub, ...attributes, username: user.username }, privateHeaders);
}

function authenticate(services: Services, token: string): SignedInUser | null {
  try {
    const caller = authenticateAccessToken(services, token, null);
    return caller.user.enabled && caller.pool.domain !== null ? caller : null;
  } catch (error) {
    if (error instanceof CognitoError) return null;
    throw error;
  }
}

/**
 * A refusal as RFC 6750 section 3 has it. Codes and texts are AWS's, which has invalid_token also where the RFC has
 * insufficient_scope. https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html
 */
const refusal = (status: 400 | 401, error: string, error_description: string): Reply =>
  jsonReply(
    status,
    { error, error_description },
    {
      ...privateHeaders,
      // A browser may only read a header that is named to it.
      "Access-Control-Expose-Headers": "WWW-Authenticate,Date",
      "WWW-Authenticate": `Bearer error="${error}", error_description="${error_description}"`,
    },
  );

const noToken = refusal(400, "invalid_request", "Bad OAuth2 request at UserInfo Endpoint");
const deadToken = refusal(
  401,
  "invalid_token",
  "Access token is expired, disabled, or deleted, or the user has globally signed out.",
);
const narrowToken = refusal(401, "invalid_token", "Access token does not contain openid scope");
