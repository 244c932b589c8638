import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { ClientId, ClientSecret, Token } from "../pool/identifiers.ts";
import { assertClientSecret } from "../sign-in/secret-hash.ts";

/** Ends one sign-in: its refresh tokens and every access token with the same origin_jti. Doing it twice is no fault. */
export const revokeToken = defineOperation({
  access: "unsigned",
  input: z.object({
    Token,
    ClientId,
    ClientSecret,
  }),
  handle({ input, pools }) {
    const { pool, client } = pools.client(input.ClientId);
    assertClientSecret(client, input.ClientSecret);
    if (!client.settings.EnableTokenRevocation) throw faults.revocationDisabled();
    // Access and id tokens are JWTs; only the refresh token is opaque.
    if (input.Token.split(".").length === 3) throw faults.unsupportedTokenType();
    const found = pool.grants.findByToken(input.Token);
    if (!found) return {};
    if (found.grant.clientId !== client.id) throw faults.tokenOfAnotherClient();
    pool.grants.revoke(found.grant.originJti);
    return {};
  },
});
