import { CognitoError } from "../cognito-error.ts";
import type { Services } from "../operation.ts";
import { readableAttributes } from "../pool/attribute-access.ts";
import { authenticateAccessToken, type SignedInUser } from "../tokens/authenticate-access-token.ts";
import { jsonReply, type Reply } from "../transport/reply.ts";
import { grantedAttributes } from "./granted-attributes.ts";
import { privateHeaders } from "./token-refusal.ts";

/** GET or POST /oauth2/userInfo: the person, as far as the client may read and the scopes show. All values are strings. */
export function answerUserInfo(services: Services, authorization: string | undefined): Reply {
  const caller = authenticate(services, authorization);
  if (caller === null) return invalidToken;
  const { pool, client, user, scopes } = caller;
  const attributes = grantedAttributes(scopes, readableAttributes(pool, client, user));
  return jsonReply(200, { sub: user.sub, ...attributes, username: user.username }, privateHeaders);
}

function authenticate(services: Services, authorization: string | undefined): SignedInUser | null {
  const [, token] = /^Bearer ([\w.-]{1,16384})$/i.exec(authorization ?? "") ?? [];
  if (token === undefined) return null;
  try {
    const caller = authenticateAccessToken(services, token, "openid");
    return caller.user.enabled && caller.pool.domain !== null ? caller : null;
  } catch (error) {
    if (error instanceof CognitoError) return null;
    throw error;
  }
}

const invalidToken = jsonReply(
  401,
  { error: "invalid_token", error_description: "The access token is not valid here" },
  {
    ...privateHeaders,
    // A browser may only read a header that is named to it.
    "Access-Control-Expose-Headers": "WWW-Authenticate,Date",
    "WWW-Authenticate": 'Bearer error="invalid_token"',
  },
);
