import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { type Client, ClientSettings } from "../pool/client.ts";
import { describeClient } from "../pool/describe-client.ts";
import { ClientId, DisplayName, UserPoolId } from "../pool/identifiers.ts";
import { namedClient } from "../pool/named-client.ts";
import { registerClient } from "../pool/register-client.ts";

/**
 * Replaces the settings. As on AWS, whatever the request leaves out goes back to its default, PreventUserExistenceErrors
 * to LEGACY included; only the name and the secret stay.
 */
export const updateUserPoolClient = defineOperation({
  access: "signed",
  input: z.object({
    UserPoolId,
    ClientId,
    ClientName: DisplayName.optional(),
    ...ClientSettings.shape,
  }),
  handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    const client = namedClient(pool, input.ClientId);
    const changed: Client = {
      ...client,
      name: input.ClientName ?? client.name,
      settings: ClientSettings.parse(input),
      updatedAt: clock.now(),
    };
    registerClient(pool, changed);
    return { UserPoolClient: describeClient(pool.id, changed) };
  },
});
