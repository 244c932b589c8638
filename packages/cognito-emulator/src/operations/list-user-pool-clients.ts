import { z } from "zod";
import { creationKey, PageToken, pageOf } from "../listing/page.ts";
import { defineOperation } from "../operation.ts";
import { UserPoolId } from "../pool/identifiers.ts";

/** Names only: a secret is told by DescribeUserPoolClient, one client at a time. */
export const listUserPoolClients = defineOperation({
  access: "signed",
  input: z.object({
    UserPoolId,
    MaxResults: z.int().min(1).max(60).default(60),
    NextToken: PageToken,
  }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    const page = pageOf([...pool.clients.values()], {
      list: `clients of ${pool.id}`,
      limit: input.MaxResults,
      token: input.NextToken,
      keyOf: (client) => creationKey(client.createdAt, client.id),
    });
    const UserPoolClients = page.items.map((client) => ({
      ClientId: client.id,
      UserPoolId: pool.id,
      ClientName: client.name,
    }));
    return { UserPoolClients, NextToken: page.nextToken };
  },
});
