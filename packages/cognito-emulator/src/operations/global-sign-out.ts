import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { AccessToken } from "../pool/identifiers.ts";
import { revokeAllTokens } from "../pool/revoke-tokens.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/** Signs the user out on every device. */
export const globalSignOut = defineOperation({
  access: "unsigned",
  input: z.object({ AccessToken }),
  handle(call) {
    const { pool, user } = authenticateAccessToken(call, call.input.AccessToken);
    revokeAllTokens(pool, user, call.clock.now());
    return {};
  },
});
