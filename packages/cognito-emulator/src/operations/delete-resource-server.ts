import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { UserPoolId } from "../pool/identifiers.ts";
import { namedResourceServer, ResourceServerIdentifier } from "../pool/resource-server.ts";

/** Clients may go on listing its scopes; nobody is granted one any more. */
export const deleteResourceServer = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, Identifier: ResourceServerIdentifier }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    pool.resourceServers.delete(namedResourceServer(pool, input.Identifier).identifier);
    return {};
  },
});
