import { z } from "zod";
import { creationKey, PageLimit, PageToken, pageOf } from "../listing/page.ts";
import { defineOperation } from "../operation.ts";
import { describeUser } from "../pool/describe-user.ts";
import { GroupName, UserPoolId } from "../pool/identifiers.ts";
import { namedGroup } from "../pool/named-group.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsersInGroup.html */
export const listUsersInGroup = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, GroupName, Limit: PageLimit, NextToken: PageToken }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    const { name } = namedGroup(pool, input.GroupName);
    const members = pool.users.all().filter(({ groups }) => groups.includes(name));
    const page = pageOf(members, {
      list: `members of ${name} in ${pool.id}`,
      limit: input.Limit,
      token: input.NextToken,
      keyOf: (user) => creationKey(user.createdAt, user.sub),
    });
    return { Users: page.items.map((user) => describeUser(user)), NextToken: page.nextToken };
  },
});
