import { z } from "zod";
import { checkCode, spendCode } from "../codes/check-code.ts";
import { markAddressVerified } from "../codes/verified-address.ts";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { signsInByCode } from "../pool/first-factors.ts";
import { ClientId, ClientMetadata, ConfirmationCode, SecretHash, Username } from "../pool/identifiers.ts";
import { hidesUsers } from "../sign-in/conversation.ts";
import { offersChoice } from "../sign-in/flows.ts";
import { assertSecretHash } from "../sign-in/secret-hash.ts";
import { tellOfConfirmation } from "../triggers/post-confirmation.ts";

/**
 * The code from the mail confirms the account, and with it the address it was sent to. Where people choose how to sign
 * in, and a code is a choice, the session of the answer signs in at once (InitiateAuth, USER_AUTH): the code was read, and
 * is not asked twice.
 */
export const confirmSignUp = defineOperation({
  access: "unsigned",
  input: z.object({
    ClientId,
    SecretHash,
    Username,
    ConfirmationCode,
    ForceAliasCreation: z.boolean().default(false),
    ClientMetadata,
    Session: z.string().min(20).max(2048).optional(),
  }),
  async handle({ input, pools, clock, challenges }) {
    const { pool, client } = pools.client(input.ClientId);
    assertSecretHash(client, [input.Username], input.SecretHash);
    const user = pool.users.find(input.Username);
    const now = clock.now();
    pool.codeAttempts.count("sign-up", user?.username ?? input.Username, now);
    if (!user) throw hidesUsers(client) ? faults.codeExpired() : faults.userNotFoundForClient();
    if (user.status !== "UNCONFIRMED") throw faults.cannotConfirm(user.status);
    if (!user.enabled) throw faults.userDisabled();
    const account = { clientId: client.id, username: user.username };
    if (input.Session !== undefined) challenges.read(input.Session, { challenge: "SIGNED_UP", ...account });
    const { sentTo } = checkCode(user, "sign-up", input.ConfirmationCode, now);
    markAddressVerified(pool, user, { proven: sentTo, takeOver: input.ForceAliasCreation });
    spendCode(user, "sign-up");
    user.status = "CONFIRMED";
    user.updatedAt = now;
    challenges.close(input.Session);
    const source = "PostConfirmation_ConfirmSignUp";
    const caller = { clientId: client.id, clientMetadata: input.ClientMetadata };
    await tellOfConfirmation(pool, user, { source, ...caller });
    return offersChoice(client) && signsInByCode(pool, user)
      ? { Session: challenges.open(client, { challenge: "SIGN_UP_CONFIRMED", sub: user.sub, ...account }) }
      : {};
  },
});
