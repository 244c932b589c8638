import { z } from "zod";
import { checkCode, spendCode } from "../codes/check-code.ts";
import { markEmailVerified } from "../codes/verified-address.ts";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { ClientId, ClientMetadata, Username } from "../pool/identifiers.ts";
import { hidesUsers } from "../sign-in/conversation.ts";
import { assertSecretHash } from "../sign-in/secret-hash.ts";
import { tellOfConfirmation } from "../triggers/post-confirmation.ts";

/** The code from the mail confirms the account, and with it the address it was sent to. */
export const confirmSignUp = defineOperation({
  access: "unsigned",
  input: z.object({
    ClientId,
    SecretHash: z.string().max(128).optional(),
    Username,
    ConfirmationCode: z.string().min(1).max(2048),
    ForceAliasCreation: z.boolean().default(false),
    ClientMetadata,
  }),
  async handle({ input, pools, clock }) {
    const { pool, client } = pools.client(input.ClientId);
    assertSecretHash(client, [input.Username], input.SecretHash);
    const user = pool.users.find(input.Username);
    if (!user) throw hidesUsers(client) ? faults.codeExpired() : faults.userNotFoundForClient();
    if (user.status !== "UNCONFIRMED") throw faults.cannotConfirm(user.status);
    if (!user.enabled) throw faults.userDisabled();
    const now = clock.now();
    const { sentTo } = checkCode(user, "sign-up", input.ConfirmationCode, now);
    markEmailVerified(pool, user, { proven: sentTo, takeOver: input.ForceAliasCreation });
    spendCode(user, "sign-up");
    user.status = "CONFIRMED";
    user.updatedAt = now;
    const source = "PostConfirmation_ConfirmSignUp";
    const caller = { clientId: client.id, clientMetadata: input.ClientMetadata };
    await tellOfConfirmation(pool, user, { source, ...caller });
    return {};
  },
});
