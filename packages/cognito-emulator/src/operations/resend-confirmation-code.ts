import { z } from "zod";
import { issueCode } from "../codes/issue-code.ts";
import { signUpAddress } from "../codes/sign-up-address.ts";
import { simulatedDelivery } from "../codes/simulated-delivery.ts";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { ClientId, ClientMetadata, SecretHash, Username } from "../pool/identifiers.ts";
import { hidesUsers } from "../sign-in/conversation.ts";
import { assertSecretHash } from "../sign-in/secret-hash.ts";

/** Another sign-up code; the one before stops working. */
export const resendConfirmationCode = defineOperation({
  access: "unsigned",
  input: z.object({ ClientId, SecretHash, Username, ClientMetadata }),
  async handle({ input, pools, clock }) {
    const { pool, client } = pools.client(input.ClientId);
    assertSecretHash(client, [input.Username], input.SecretHash);
    const user = pool.users.find(input.Username);
    const now = clock.now();
    pool.codeAttempts.count("sign-up", user?.username ?? input.Username, now);
    if (!user && !hidesUsers(client)) throw faults.userNotFoundForClient();
    if (!user) return { CodeDeliveryDetails: simulatedDelivery(pool, input.Username) };
    if (user.status !== "UNCONFIRMED") throw faults.alreadyConfirmed();
    const to = signUpAddress(pool, user);
    if (!to) throw faults.invalidParameter("Cannot resend codes. Auto verification not turned on.");
    const source = "CustomMessage_ResendCode";
    const caller = { clientId: client.id, clientMetadata: input.ClientMetadata };
    const request = { purpose: "sign-up", to, now, source, caller } as const;
    return { CodeDeliveryDetails: await issueCode(pool, user, request) };
  },
});
