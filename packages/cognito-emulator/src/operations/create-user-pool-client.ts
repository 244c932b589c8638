import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { type Client, ClientSettings } from "../pool/client.ts";
import { describeClient } from "../pool/describe-client.ts";
import { ClientSecret, DisplayName, UserPoolId } from "../pool/identifiers.ts";
import { newClientId, newClientSecret } from "../pool/new-pool.ts";
import { registerClient } from "../pool/register-client.ts";

/** Registers an app client; with GenerateSecret a confidential one, which then has to prove itself by SECRET_HASH. */
export const createUserPoolClient = defineOperation({
  access: "signed",
  input: z.object({
    UserPoolId,
    ClientName: DisplayName,
    GenerateSecret: z.boolean().default(false),
    ClientSecret,
    ...ClientSettings.shape,
  }),
  handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    const now = clock.now();
    const client: Client = {
      id: newClientId(),
      name: input.ClientName,
      secret: input.ClientSecret ?? (input.GenerateSecret ? newClientSecret() : null),
      createdAt: now,
      updatedAt: now,
      settings: ClientSettings.parse(input),
    };
    registerClient(pool, client);
    return { UserPoolClient: describeClient(pool.id, client) };
  },
});
