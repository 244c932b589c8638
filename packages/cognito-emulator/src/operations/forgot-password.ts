import { z } from "zod";
import { issueCode } from "../codes/issue-code.ts";
import { simulatedDelivery } from "../codes/simulated-delivery.ts";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { ClientId, ClientMetadata, Username } from "../pool/identifiers.ts";
import { hidesUsers } from "../sign-in/conversation.ts";
import { assertSecretHash } from "../sign-in/secret-hash.ts";

/** Sends a reset code to the verified address. An unknown name gets an answer of the same kind, and no mail. */
export const forgotPassword = defineOperation({
  access: "unsigned",
  input: z.object({ ClientId, SecretHash: z.string().max(128).optional(), Username, ClientMetadata }),
  handle({ input, pools, clock }) {
    const { pool, client } = pools.client(input.ClientId);
    assertSecretHash(client, [input.Username], input.SecretHash);
    const user = pool.users.find(input.Username);
    if (!user && !hidesUsers(client)) throw faults.userNotFoundForClient();
    if (!user) return { CodeDeliveryDetails: simulatedDelivery(pool, input.Username) };
    if (!user.enabled) throw faults.userDisabled();
    if (user.status === "FORCE_CHANGE_PASSWORD") throw faults.passwordNotResettable();
    const { email: to, email_verified: verified } = user.attributes;
    if (!to || verified !== "true") throw faults.nothingVerified();
    return {
      CodeDeliveryDetails: issueCode(pool, user, { purpose: "forgot-password", to, now: clock.now() }),
    };
  },
});
