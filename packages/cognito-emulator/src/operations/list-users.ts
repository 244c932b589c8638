import { z } from "zod";
import { creationKey, PageLimit, PageToken, pageOf } from "../listing/page.ts";
import { parseUserFilter } from "../listing/user-filter.ts";
import { defineOperation } from "../operation.ts";
import { describeUser } from "../pool/describe-user.ts";
import { AttributeName, UserPoolId } from "../pool/identifiers.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html */
export const listUsers = defineOperation({
  access: "signed",
  input: z.object({
    UserPoolId,
    AttributesToGet: z.array(AttributeName).optional(),
    Limit: PageLimit,
    PaginationToken: PageToken,
    Filter: z.string().max(256).optional(),
  }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    const page = pageOf(pool.users.all().filter(parseUserFilter(input.Filter)), {
      // With the filter in its name, a token continues the search it came from and no other.
      list: `users of ${pool.id} where ${input.Filter ?? ""}`,
      limit: input.Limit,
      token: input.PaginationToken,
      keyOf: (user) => creationKey(user.createdAt, user.sub),
    });
    return {
      Users: page.items.map((user) => describeUser(user, input.AttributesToGet)),
      PaginationToken: page.nextToken,
    };
  },
});
