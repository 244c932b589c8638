import { z } from "zod";
import { issueCode } from "../codes/issue-code.ts";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { assertClientMayWrite } from "../pool/attribute-access.ts";
import { changedAttributes } from "../pool/attribute-changes.ts";
import { AttributeList, toAttributes } from "../pool/attribute-list.ts";
import { assertMutable, assertRequiredPresent, assertValidAttributes } from "../pool/attribute-values.ts";
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
  handle(call) {
    const { input, clock } = call;
    const { pool, client, user } = authenticateAccessToken(call, input.AccessToken);
    const wanted = toAttributes(input.UserAttributes);
    assertClientMayWrite(pool, client, Object.keys(wanted));
    assertMutable(pool, Object.keys(wanted));
    assertValidAttributes(pool, wanted);
    assertAliasesFree(pool, user, wanted);

    const now = clock.now();
    const { email, ...others } = wanted;
    const isNewEmail = email !== undefined && email !== user.attributes["email"];
    const waits = isNewEmail && email !== "" && mustProveFirst(pool);
    const changed = changedAttributes(user.attributes, waits || email === undefined ? others : wanted);
    assertRequiredPresent(pool, changed);

    user.attributes = changed;
    user.updatedAt = now;
    if (!isNewEmail) return { CodeDeliveryDetailsList: [] };
    user.pendingEmail = waits ? email : null;
    if (email === "" || !(waits || verifiesBySelf(pool))) return { CodeDeliveryDetailsList: [] };
    return { CodeDeliveryDetailsList: [issueCode(pool, user, { purpose: "verify-email", to: email, now })] };
  },
});

const verifiesBySelf = (pool: Pool): boolean => pool.settings.AutoVerifiedAttributes.includes("email");

const mustProveFirst = ({ settings }: Pool): boolean =>
  settings.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate.includes("email") ?? false;

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
