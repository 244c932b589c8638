import { z } from "zod";
import { issueCode } from "../codes/issue-code.ts";
import { hasSelfRecovery, recoveryAddress } from "../codes/recovery-address.ts";
import { simulatedDelivery } from "../codes/simulated-delivery.ts";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { ClientId, ClientMetadata, SecretHash, Username } from "../pool/identifiers.ts";
import { hidesUsers } from "../sign-in/conversation.ts";
import { migrateUser } from "../sign-in/migrate-user.ts";
import { assertSecretHash } from "../sign-in/secret-hash.ts";

/**
 * Sends a reset code to the verified address. Where the client hides who exists, whoever cannot recover gets an answer
 * of the same kind and no mail: nobody by that name, a disabled user, a user without a verified address.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
 */
export const forgotPassword = defineOperation({
  access: "unsigned",
  input: z.object({ ClientId, SecretHash, Username, ClientMetadata }),
  async handle({ input, pools, clock }) {
    const { pool, client } = pools.client(input.ClientId);
    assertSecretHash(client, [input.Username], input.SecretHash);
    // For everybody alike, known or not.
    if (!hasSelfRecovery(pool)) throw faults.recoveryByAdministrator();
    const { Username: name, ClientMetadata: clientMetadata } = input;
    const now = clock.now();
    const known = pool.users.find(name);
    // Before anything is waited for: of a crowd that asks together, only as many go on as are allowed.
    pool.codeAttempts.count("forgot-password", known?.username ?? name, now);
    if (!known) await migrateUser({ pool, client, name, now, clientMetadata });
    const user = pool.users.find(name);
    const to = user && recoveryAddress(pool, user);
    if (hidesUsers(client) && (!to || !user.enabled)) {
      return { CodeDeliveryDetails: simulatedDelivery(pool, name) };
    }
    if (!user) throw faults.userNotFoundForClient();
    if (!user.enabled) throw faults.userDisabled();
    if (user.status === "FORCE_CHANGE_PASSWORD" || user.status === "EXTERNAL_PROVIDER")
      throw faults.passwordNotResettable();
    if (!to) throw faults.nothingVerified();
    const caller = { clientId: client.id, clientMetadata };
    return {
      CodeDeliveryDetails: await issueCode(pool, user, { purpose: "forgot-password", to, now, caller }),
    };
  },
});
