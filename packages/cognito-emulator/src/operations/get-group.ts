import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { describeGroup } from "../pool/group.ts";
import { GroupName, UserPoolId } from "../pool/identifiers.ts";
import { namedGroup } from "../pool/named-group.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetGroup.html */
export const getGroup = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, GroupName }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    return { Group: describeGroup(pool.id, namedGroup(pool, input.GroupName)) };
  },
});
