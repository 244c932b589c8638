import { z } from "zod";
import { changeAttributes } from "../codes/change-attributes.ts";
import { defineOperation } from "../operation.ts";
import { assertClientMayWrite } from "../pool/attribute-access.ts";
import { assertInSchema, assertMutable } from "../pool/attribute-values.ts";
import { AccessToken, AttributeName } from "../pool/identifiers.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/** A user removes attributes of his own: writing and removing ask for the same permission. */
export const deleteUserAttributes = defineOperation({
  access: "unsigned",
  input: z.object({ AccessToken, UserAttributeNames: z.array(AttributeName) }),
  async handle(call) {
    const { input, clock } = call;
    const { pool, client, user } = authenticateAccessToken(call, input.AccessToken);
    assertInSchema(pool, input.UserAttributeNames);
    assertClientMayWrite(pool, client, input.UserAttributeNames);
    assertMutable(pool, input.UserAttributeNames);
    const emptied = Object.fromEntries(input.UserAttributeNames.map((name) => [name, ""]));
    await changeAttributes(pool, user, emptied, clock.now());
    return {};
  },
});
