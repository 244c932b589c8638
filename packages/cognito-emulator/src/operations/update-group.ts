import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { describeGroup, type Group, GroupDetails } from "../pool/group.ts";
import { GroupName, UserPoolId } from "../pool/identifiers.ts";
import { namedGroup } from "../pool/named-group.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateGroup.html */
export const updateGroup = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, GroupName, ...GroupDetails.shape }),
  handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    const group = namedGroup(pool, input.GroupName);
    const changed: Group = {
      ...group,
      description: input.Description ?? group.description,
      roleArn: input.RoleArn ?? group.roleArn,
      precedence: input.Precedence ?? group.precedence,
      updatedAt: clock.now(),
    };
    pool.groups.set(group.name, changed);
    return { Group: describeGroup(pool.id, changed) };
  },
});
