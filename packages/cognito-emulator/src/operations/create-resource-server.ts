import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { UserPoolId } from "../pool/identifiers.ts";
import {
  describeResourceServer,
  ResourceServerDetails,
  ResourceServerIdentifier,
  toResourceServer,
} from "../pool/resource-server.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateResourceServer.html */
export const createResourceServer = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, Identifier: ResourceServerIdentifier, ...ResourceServerDetails.shape }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    if (pool.resourceServers.has(input.Identifier))
      throw faults.resourceServerExists(input.Identifier, pool.id);
    const server = toResourceServer(input.Identifier, input);
    pool.resourceServers.set(server.identifier, server);
    return { ResourceServer: describeResourceServer(pool.id, server) };
  },
});
