import { z } from "zod";
import { describeMfa } from "../mfa/describe-mfa.ts";
import { defineOperation } from "../operation.ts";
import { readableAttributes } from "../pool/attribute-access.ts";
import { listAttributes } from "../pool/attribute-list.ts";
import { AccessToken } from "../pool/identifiers.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/** A user sees himself, as far as the client of his token may read. */
export const getUser = defineOperation({
  access: "unsigned",
  input: z.object({ AccessToken }),
  handle(call) {
    const { pool, client, user } = authenticateAccessToken(call, call.input.AccessToken);
    return {
      Username: user.username,
      UserAttributes: listAttributes(user, readableAttributes(pool, client, user)),
      ...describeMfa(user),
    };
  },
});
