import { z } from "zod";
import { changeAttributes } from "../codes/change-attributes.ts";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { aliasConflicts } from "../pool/aliases.ts";
import { assertClientMayWrite } from "../pool/attribute-access.ts";
import { changedAttributes } from "../pool/attribute-changes.ts";
import { AttributeList, toAttributes } from "../pool/attribute-list.ts";
import { assertMutable, assertValidAttributes } from "../pool/attribute-values.ts";
import { AccessToken, ClientMetadata } from "../pool/identifiers.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/**
 * A user changes his own attributes, if the client of his token may write every one of them. A new address is
 * unverified; where the pool demands proof first, the old one stays until the code comes back.
 */
export const updateUserAttributes = defineOperation({
  access: "unsigned",
  input: z.object({ AccessToken, UserAttributes: AttributeList, ClientMetadata }),
  async handle(call) {
    const { input, clock } = call;
    const { pool, client, user } = authenticateAccessToken(call, input.AccessToken);
    const wanted = toAttributes(input.UserAttributes);
    assertClientMayWrite(pool, client, Object.keys(wanted));
    assertMutable(pool, Object.keys(wanted));
    assertValidAttributes(pool, wanted);
    // An unverified address is nobody's alias yet; a user name or preferred user name is taken at once.
    const [conflict] = aliasConflicts(pool, changedAttributes(user.attributes, wanted), user);
    if (conflict) throw faults.aliasExists(conflict.attribute);
    const caller = { clientId: client.id, clientMetadata: input.ClientMetadata };
    return { CodeDeliveryDetailsList: await changeAttributes(pool, user, wanted, clock.now(), caller) };
  },
});
