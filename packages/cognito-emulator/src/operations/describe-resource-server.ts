import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { UserPoolId } from "../pool/identifiers.ts";
import {
  describeResourceServer as describe,
  namedResourceServer,
  ResourceServerIdentifier,
} from "../pool/resource-server.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeResourceServer.html */
export const describeResourceServer = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, Identifier: ResourceServerIdentifier }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    return { ResourceServer: describe(pool.id, namedResourceServer(pool, input.Identifier)) };
  },
});
