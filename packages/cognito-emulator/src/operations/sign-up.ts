import { z } from "zod";
import { issueCode } from "../codes/issue-code.ts";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { assertClientMayWrite } from "../pool/attribute-access.ts";
import { AttributeList, toAttributes } from "../pool/attribute-list.ts";
import { createUser } from "../pool/create-user.ts";
import { ClientId, ClientMetadata, Username } from "../pool/identifiers.ts";
import type { Pool } from "../pool/pool.ts";
import { setPassword } from "../pool/user-password.ts";
import { assertSecretHash } from "../sign-in/secret-hash.ts";
import { tellOfConfirmation } from "../triggers/post-confirmation.ts";
import { askBeforeSignUp, grantWishes } from "../triggers/pre-sign-up.ts";

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
  async handle({ input, pools, clock }) {
    const { pool, client } = pools.client(input.ClientId);
    assertSecretHash(client, [input.Username], input.SecretHash);
    if (pool.settings.AdminCreateUserConfig.AllowAdminCreateUserOnly) throw faults.signUpNotPermitted();
    const attributes = toAttributes(input.UserAttributes);
    assertClientMayWrite(pool, client, Object.keys(attributes));
    const now = clock.now();
    const user = createUser(pool, { username: input.Username, attributes, status: "UNCONFIRMED", now });
    setPassword(pool, user, input.Password, now);
    const preferredUsername = user.attributes["preferred_username"];
    assertNameFree(pool, input.Username, preferredUsername);
    const caller = { clientId: client.id, clientMetadata: input.ClientMetadata };
    const validationData = input.ValidationData && toAttributes(input.ValidationData);
    const wishes = await askBeforeSignUp(pool, user, {
      ...caller,
      source: "PreSignUp_SignUp",
      validationData,
    });
    // The function took its time: somebody else may have the name by now.
    assertNameFree(pool, input.Username, preferredUsername);
    grantWishes(pool, user, wishes);
    pool.users.add(user);

    if (user.status === "CONFIRMED") {
      await tellOfConfirmation(pool, user, { ...caller, source: "PostConfirmation_ConfirmSignUp" });
      return { UserConfirmed: true, UserSub: user.sub };
    }
    const email = user.attributes["email"];
    const verifies = pool.settings.AutoVerifiedAttributes.includes("email") && email !== undefined;
    if (!verifies) return { UserConfirmed: false, UserSub: user.sub };
    const delivery = await issueCode(pool, user, { purpose: "sign-up", to: email, now, caller });
    return { UserConfirmed: false, UserSub: user.sub, CodeDeliveryDetails: delivery };
  },
});

function assertNameFree(pool: Pool, username: string, preferredUsername: string | undefined): void {
  if (pool.users.find(username)) {
    const byEmail = pool.identity.UsernameAttributes.includes("email");
    throw byEmail ? faults.signUpAliasExists("email") : faults.usernameExists();
  }
  if (preferredUsername && pool.users.holderOf("preferred_username", preferredUsername)) {
    throw faults.aliasExists("preferred_username");
  }
}
