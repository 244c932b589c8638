import { randomUUID } from "node:crypto";
import { toWholeSeconds } from "../clock.ts";
import { issuerOf } from "../pool/pool.ts";
import { customScopes } from "../pool/resource-server.ts";
import { signJwt } from "../tokens/jwt.ts";
import { overrideAccessClaims } from "../tokens/override-claims.ts";
import { tokenLifetimes } from "../tokens/token-lifetimes.ts";
import { askForMachineClaims } from "../triggers/machine-token-generation.ts";
import { readClientMetadata } from "./client-metadata.ts";
import { TokenRefusal } from "./token-refusal.ts";
import type { TokenAnswer, TokenRequest } from "./token-request.ts";

/**
 * grant_type=client_credentials: a machine asks for itself. Custom scopes only: there is no person behind it. Version 3 of
 * the pre token generation trigger has its say. Throws TokenRefusal, and CognitoError for what the trigger refuses.
 */
export async function tokensForClient({ login, pool, client, form }: TokenRequest): Promise<TokenAnswer> {
  const { settings, secret } = client;
  const permitted =
    settings.AllowedOAuthFlowsUserPoolClient && settings.AllowedOAuthFlows?.includes("client_credentials");
  if (!permitted || secret === null) throw new TokenRefusal("unauthorized_client");
  const known = new Set(customScopes(pool));
  const allowed = (settings.AllowedOAuthScopes ?? []).filter((scope) => known.has(scope));
  const named = [...new Set((form.get("scope") ?? "").split(" ").filter(Boolean))];
  const scopes = named.length > 0 ? named : allowed;
  if (scopes.length === 0 || scopes.some((scope) => !allowed.includes(scope))) {
    throw new TokenRefusal("invalid_scope");
  }
  const clientMetadata = readClientMetadata(form);
  const now = login.services.clock.now();
  const lifetime = tokenLifetimes(settings).access;
  const claims = {
    sub: client.id,
    token_use: "access",
    scope: scopes.join(" "),
    auth_time: toWholeSeconds(now),
    iss: issuerOf(pool),
    exp: toWholeSeconds(now + lifetime),
    iat: toWholeSeconds(now),
    version: 2,
    jti: randomUUID(),
    client_id: client.id,
  };
  const overrides = await askForMachineClaims({ pool, client, scopes, clientMetadata });
  const said = pool.bentTokens.bend("access", overrideAccessClaims(claims, overrides));
  return {
    access_token: signJwt(pool.keys.current("access"), said),
    expires_in: lifetime / 1000,
    token_type: "Bearer",
  };
}
