import { z } from "zod";
import { PageLimit, PageToken, pageOf } from "../listing/page.ts";
import { defineOperation } from "../operation.ts";
import { describeGroup } from "../pool/group.ts";
import { UserPoolId } from "../pool/identifiers.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListGroups.html */
export const listGroups = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, Limit: PageLimit, NextToken: PageToken }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    const page = pageOf([...pool.groups.values()], {
      list: `groups of ${pool.id}`,
      limit: input.Limit,
      token: input.NextToken,
      keyOf: ({ name }) => name,
    });
    return { Groups: page.items.map((group) => describeGroup(pool.id, group)), NextToken: page.nextToken };
  },
});
