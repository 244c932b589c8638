import { z } from "zod";
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
 * verified. A new address is unverified unless the same request says otherwise.
 * Throws AliasExistsException when it would be another user's sign-in name.
 */
export const adminUpdateUserAttributes = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, Username, UserAttributes: AttributeList, ClientMetadata }),
  handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    const user = namedUser(pool, input.Username);
    const changes = toAttributes(input.UserAttributes);
    assertValidAttributes(pool, changes);
    assertMutable(pool, Object.keys(changes));
    const attributes = changedAttributes(user.attributes, changes);
    const [conflict] = aliasConflicts(pool, attributes, user.sub);
    if (conflict) throw faults.aliasExists(conflict.attribute);
    user.attributes = attributes;
    user.updatedAt = clock.now();
    return {};
  },
});
