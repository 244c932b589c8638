import { z } from "zod";
import { changeAttributes } from "../codes/change-attributes.ts";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { assertClientMayWrite } from "../pool/attribute-access.ts";
import { AttributeList, toAttributes } from "../pool/attribute-list.ts";
import { assertMutable, assertValidAttributes } from "../pool/attribute-values.ts";
import { AccessToken, ClientMetadata } from "../pool/identifiers.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
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
    assertAliasesFree(pool, user, wanted);

    const caller = { clientId: client.id, clientMetadata: input.ClientMetadata };
    return { CodeDeliveryDetailsList: await changeAttributes(pool, user, wanted, clock.now(), caller) };
  },
});

/** An unverified address is nobody's alias yet; a user name or preferred user name is taken at once. */
function assertAliasesFree(pool: Pool, user: User, wanted: Readonly<Record<string, string>>): void {
  const { email, preferred_username: preferred } = wanted;
  const emailIsUsername = pool.identity.UsernameAttributes.includes("email");
  if (email && emailIsUsername && pool.users.holderOf("email", email, { besides: user })) {
    throw faults.aliasExists("email");
  }
  if (preferred && pool.users.holderOf("preferred_username", preferred, { besides: user })) {
    throw faults.aliasExists("preferred_username");
  }
}
