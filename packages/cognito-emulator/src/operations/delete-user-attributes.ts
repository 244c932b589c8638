import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { assertClientMayWrite } from "../pool/attribute-access.ts";
import { changedAttributes } from "../pool/attribute-changes.ts";
import { assertMutable, assertRequiredPresent } from "../pool/attribute-values.ts";
import { AccessToken } from "../pool/identifiers.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/** A user removes attributes of his own: writing and removing ask for the same permission. */
export const deleteUserAttributes = defineOperation({
  access: "unsigned",
  input: z.object({ AccessToken, UserAttributeNames: z.array(z.string().min(1).max(32)) }),
  handle(call) {
    const { input, clock } = call;
    const { pool, client, user } = authenticateAccessToken(call, input.AccessToken);
    assertClientMayWrite(pool, client, input.UserAttributeNames);
    assertMutable(pool, input.UserAttributeNames);
    const emptied = Object.fromEntries(input.UserAttributeNames.map((name) => [name, ""]));
    const changed = changedAttributes(user.attributes, emptied);
    assertRequiredPresent(pool, changed);
    user.attributes = changed;
    user.updatedAt = clock.now();
    return {};
  },
});
