import { z } from "zod";
import { issueCode } from "../codes/issue-code.ts";
import { signUpAddress } from "../codes/sign-up-address.ts";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { aliasConflicts } from "../pool/aliases.ts";
import { assertClientMayWrite } from "../pool/attribute-access.ts";
import { AttributeList, toAttributes } from "../pool/attribute-list.ts";
import { createUser } from "../pool/create-user.ts";
import { allowsPasswordless } from "../pool/first-factors.ts";
import { ClientId, ClientMetadata, Password, SecretHash, Username } from "../pool/identifiers.ts";
import type { Pool } from "../pool/pool.ts";
import { setPassword } from "../pool/user-password.ts";
import { usernameAddress } from "../pool/username-address.ts";
import { offersChoice } from "../sign-in/flows.ts";
import { assertSecretHash } from "../sign-in/secret-hash.ts";
import { tellOfConfirmation } from "../triggers/post-confirmation.ts";
import { askBeforeSignUp, grantWishes } from "../triggers/pre-sign-up.ts";

/**
 * Somebody registers himself: with what the client may write, and nothing else. He waits as UNCONFIRMED for a code, or
 * for an administrator where the pool verifies nothing by itself. A password may be left out where a code to an address
 * signs in. The session is for ConfirmSignUp, which answers one that signs in without another code.
 */
export const signUp = defineOperation({
  access: "unsigned",
  input: z.object({
    ClientId,
    SecretHash,
    Username,
    Password: Password.default(""),
    UserAttributes: AttributeList.default([]),
    ValidationData: AttributeList.optional(),
    ClientMetadata,
  }),
  async handle({ input, pools, clock, challenges }) {
    const { pool, client } = pools.client(input.ClientId);
    assertSecretHash(client, [input.Username], input.SecretHash);
    if (pool.settings.AdminCreateUserConfig.AllowAdminCreateUserOnly) throw faults.signUpNotPermitted();
    const attributes = toAttributes(input.UserAttributes);
    assertClientMayWrite(pool, client, Object.keys(attributes));
    const now = clock.now();
    const newcomer = createUser(pool, { username: input.Username, attributes, status: "UNCONFIRMED", now });
    if (input.Password === "" && !allowsPasswordless(pool)) throw faults.missingParameter("Password");
    if (input.Password !== "") setPassword(pool, newcomer, input.Password, now);
    assertNameFree(pool, input.Username, newcomer.attributes);
    const caller = { clientId: client.id, clientMetadata: input.ClientMetadata };
    const validationData = input.ValidationData && toAttributes(input.ValidationData);
    const wishes = await askBeforeSignUp(pool, newcomer, {
      ...caller,
      source: "PreSignUp_SignUp",
      validationData,
    });
    // The function took its time: somebody else may have the name by now.
    assertNameFree(pool, input.Username, newcomer.attributes);
    grantWishes(pool, newcomer, wishes, now);
    const user = pool.users.add(newcomer);

    if (user.status === "CONFIRMED") {
      await tellOfConfirmation(pool, user, { ...caller, source: "PostConfirmation_ConfirmSignUp" });
      return { UserConfirmed: true, UserSub: user.sub };
    }
    const to = signUpAddress(pool, user);
    const delivery = to && (await issueCode(pool, user, { purpose: "sign-up", to, now, caller }));
    return {
      UserConfirmed: false,
      UserSub: user.sub,
      ...(delivery && { CodeDeliveryDetails: delivery }),
      ...(offersChoice(client) && {
        Session: challenges.open(client, {
          challenge: "SIGNED_UP",
          clientId: client.id,
          username: user.username,
        }),
      }),
    };
  },
});

function assertNameFree(pool: Pool, username: string, attributes: Readonly<Record<string, string>>): void {
  if (pool.users.find(username)) {
    const address = usernameAddress(pool, username);
    throw address ? faults.signUpAliasExists(address) : faults.usernameExists();
  }
  const [conflict] = aliasConflicts(pool, attributes);
  if (conflict) throw faults.signUpAliasExists(conflict.attribute);
}
