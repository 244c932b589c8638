import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { UserPoolId } from "../pool/identifiers.ts";
import {
  describeResourceServer,
  namedResourceServer,
  ResourceServerDetails,
  ResourceServerIdentifier,
  toResourceServer,
} from "../pool/resource-server.ts";

/** Replaces name and scopes. As on AWS, an update that names no scopes leaves none. */
export const updateResourceServer = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, Identifier: ResourceServerIdentifier, ...ResourceServerDetails.shape }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    const { identifier } = namedResourceServer(pool, input.Identifier);
    const changed = toResourceServer(identifier, input);
    pool.resourceServers.set(identifier, changed);
    return { ResourceServer: describeResourceServer(pool.id, changed) };
  },
});
