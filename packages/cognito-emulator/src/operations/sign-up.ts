import { z } from "zod";
import { issueCode } from "../codes/issue-code.ts";
import { signUpAddress } from "../codes/sign-up-address.ts";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { assertClientMayWrite } from "../pool/attribute-access.ts";
import { AttributeList, toAttributes } from "../pool/attribute-list.ts";
import { createUser } from "../pool/create-user.ts";
import { ClientId, ClientMetadata, Username } from "../pool/identifiers.ts";
import type { Pool } from "../pool/pool.ts";
import { setPassword } from "../pool/user-password.ts";
import { usernameAddress } from "../pool/username-address.ts";
import { assertSecretHash } from "../sign-in/secret-hash.ts";

/**
 * Somebody registers himself: with what the client may write, and nothing else. He waits as UNCONFIRMED for a code, or
 * for an administrator where the pool verifies nothing by itself.
 */
export const signUp = defineOperation({
  access: "unsigned",
  input: z.object({
    ClientId,
    SecretHash: z.string().max(128).optional(),
    Username,
    Password: z.string().min(1).max(256),
    UserAttributes: AttributeList.default([]),
    ValidationData: AttributeList.optional(),
    ClientMetadata,
  }),
  handle({ input, pools, clock }) {
    const { pool, client } = pools.client(input.ClientId);
    assertSecretHash(client, [input.Username], input.SecretHash);
    if (pool.settings.AdminCreateUserConfig.AllowAdminCreateUserOnly) throw faults.signUpNotPermitted();
    const attributes = toAttributes(input.UserAttributes);
    assertClientMayWrite(pool, client, Object.keys(attributes));
    const now = clock.now();
    const user = createUser(pool, { username: input.Username, attributes, status: "UNCONFIRMED", now });
    setPassword(pool, user, input.Password, now);
    assertNameFree(pool, input.Username, user.attributes["preferred_username"]);
    pool.users.add(user);

    const to = signUpAddress(pool, user);
    return {
      UserConfirmed: false,
      UserSub: user.sub,
      ...(to && { CodeDeliveryDetails: issueCode(pool, user, { purpose: "sign-up", to, now }) }),
    };
  },
});

function assertNameFree(pool: Pool, username: string, preferredUsername: string | undefined): void {
  if (pool.users.find(username)) {
    const address = usernameAddress(pool, username);
    throw address ? faults.signUpAliasExists(address) : faults.usernameExists();
  }
  if (preferredUsername && pool.users.holderOf("preferred_username", preferredUsername)) {
    throw faults.aliasExists("preferred_username");
  }
}
