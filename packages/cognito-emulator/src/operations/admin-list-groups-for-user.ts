import { z } from "zod";
import { PageLimit, PageToken, pageOf } from "../listing/page.ts";
import { defineOperation } from "../operation.ts";
import { describeGroup } from "../pool/group.ts";
import { Username, UserPoolId } from "../pool/identifiers.ts";
import { namedGroup } from "../pool/named-group.ts";
import { namedUser } from "../pool/named-user.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListGroupsForUser.html */
export const adminListGroupsForUser = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, Username, Limit: PageLimit, NextToken: PageToken }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    const user = namedUser(pool, input.Username);
    const groups = user.groups.map((name) => namedGroup(pool, name));
    const page = pageOf(groups, {
      list: `groups of ${user.sub} in ${pool.id}`,
      limit: input.Limit,
      token: input.NextToken,
      keyOf: ({ name }) => name,
    });
    return { Groups: page.items.map((group) => describeGroup(pool.id, group)), NextToken: page.nextToken };
  },
});
