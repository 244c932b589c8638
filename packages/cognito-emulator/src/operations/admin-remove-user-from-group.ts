import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { GroupName, Username, UserPoolId } from "../pool/identifiers.ts";
import { namedGroup } from "../pool/named-group.ts";
import { namedUser } from "../pool/named-user.ts";

/** Membership ends with the next token that is issued; tokens already out keep what they say. */
export const adminRemoveUserFromGroup = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, Username, GroupName }),
  handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    const user = namedUser(pool, input.Username);
    const { name } = namedGroup(pool, input.GroupName);
    if (!user.groups.includes(name)) return {};
    user.groups = user.groups.filter((group) => group !== name);
    user.updatedAt = clock.now();
    return {};
  },
});
