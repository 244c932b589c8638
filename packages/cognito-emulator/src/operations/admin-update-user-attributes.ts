import { z } from "zod";
import { changeAttributes } from "../codes/change-attributes.ts";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { aliasConflicts } from "../pool/aliases.ts";
import { changedAttributes } from "../pool/attribute-changes.ts";
import { AttributeList, toAttributes } from "../pool/attribute-list.ts";
import { assertMutable, assertValidAttributes } from "../pool/attribute-values.ts";
import { ClientMetadata, Username, UserPoolId } from "../pool/identifiers.ts";
import { namedUser } from "../pool/named-user.ts";

/**
 * Writes any attribute, whatever an app client may write: this is how a role is given, and an address declared
 * verified. A new address is unverified, and is sent a code, unless the same request says otherwise.
 * Throws AliasExistsException when it would be another user's sign-in name.
 */
export const adminUpdateUserAttributes = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, Username, UserAttributes: AttributeList, ClientMetadata }),
  async handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    const user = namedUser(pool, input.Username);
    const changes = toAttributes(input.UserAttributes);
    assertValidAttributes(pool, changes);
    assertMutable(pool, Object.keys(changes));
    const [conflict] = aliasConflicts(pool, changedAttributes(user.attributes, changes), user);
    if (conflict) throw faults.aliasExists(conflict.attribute);
    const caller = { clientId: null, clientMetadata: input.ClientMetadata };
    await changeAttributes(pool, user, changes, clock.now(), caller);
    return {};
  },
});
