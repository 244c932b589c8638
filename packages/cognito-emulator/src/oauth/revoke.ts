import type { PoolStore } from "../pool/pool-store.ts";
import type { Reply } from "../transport/reply.ts";
import { authenticateClient } from "./authenticate-client.ts";
import { requiredField } from "./required-field.ts";
import { privateHeaders, TokenRefusal } from "./token-refusal.ts";

/**
 * POST /oauth2/revoke: ends one sign-in. An unknown token is no fault (RFC 7009 section 2.2), and the answer is empty:
 * clients parse whatever is longer. Throws TokenRefusal.
 */
export function answerRevocation(
  pools: PoolStore,
  authorization: string | undefined,
  form: URLSearchParams,
): Reply {
  const { pool, client } = authenticateClient(pools, authorization, form);
  const token = requiredField(form, "token");
  if (!client.settings.EnableTokenRevocation) throw new TokenRefusal("invalid_request");
  // Access and id tokens are JWTs; only the refresh token is opaque.
  if (token.split(".").length === 3) throw new TokenRefusal("unsupported_token_type");
  const found = pool.grants.findByToken(token);
  if (found && found.grant.clientId !== client.id) throw new TokenRefusal("unauthorized_client");
  if (found) pool.grants.revoke(found.grant.originJti);
  return { status: 200, headers: privateHeaders, body: "" };
}
