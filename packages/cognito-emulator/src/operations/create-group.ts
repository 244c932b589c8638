import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { describeGroup, type Group, GroupDetails } from "../pool/group.ts";
import { GroupName, UserPoolId } from "../pool/identifiers.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html */
export const createGroup = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, GroupName, ...GroupDetails.shape }),
  handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    if (pool.groups.has(input.GroupName)) throw faults.groupExists();
    const now = clock.now();
    const group: Group = {
      name: input.GroupName,
      description: input.Description,
      roleArn: input.RoleArn,
      precedence: input.Precedence,
      createdAt: now,
      updatedAt: now,
    };
    pool.groups.set(group.name, group);
    return { Group: describeGroup(pool.id, group) };
  },
});
