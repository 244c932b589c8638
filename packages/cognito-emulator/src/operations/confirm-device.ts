import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { confirmDevice as takeUp } from "../pool/confirm-device.ts";
import { DeviceKey } from "../pool/device.ts";
import { AccessToken } from "../pool/identifiers.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/** The client hands over the verifier of a secret it made up, by which the device proves itself from then on. */
export const confirmDevice = defineOperation({
  access: "unsigned",
  input: z.object({
    AccessToken,
    DeviceKey,
    DeviceName: z.string().min(1).max(1024).optional(),
    DeviceSecretVerifierConfig: z
      .object({
        PasswordVerifier: z.string().min(1).max(131_072).optional(),
        Salt: z.string().min(1).max(131_072).optional(),
      })
      .optional(),
  }),
  handle(call) {
    const { input, clock } = call;
    const { pool, user } = authenticateAccessToken(call, input.AccessToken);
    const { Salt, PasswordVerifier } = input.DeviceSecretVerifierConfig ?? {};
    if (!Salt || !PasswordVerifier) throw faults.deviceSecretUnusable();
    const { remembered } = takeUp(pool, user, {
      key: input.DeviceKey,
      name: input.DeviceName ?? null,
      secret: { Salt, PasswordVerifier },
      now: clock.now(),
    });
    return { UserConfirmationNecessary: !remembered };
  },
});
