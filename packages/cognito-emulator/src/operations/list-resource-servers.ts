import { z } from "zod";
import { PageToken, pageOf } from "../listing/page.ts";
import { defineOperation } from "../operation.ts";
import { UserPoolId } from "../pool/identifiers.ts";
import { describeResourceServer } from "../pool/resource-server.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListResourceServers.html */
export const listResourceServers = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, MaxResults: z.int().min(1).max(50).default(50), NextToken: PageToken }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    const page = pageOf([...pool.resourceServers.values()], {
      list: `resource servers of ${pool.id}`,
      limit: input.MaxResults,
      token: input.NextToken,
      keyOf: ({ identifier }) => identifier,
    });
    const ResourceServers = page.items.map((server) => describeResourceServer(pool.id, server));
    return { ResourceServers, NextToken: page.nextToken };
  },
});
