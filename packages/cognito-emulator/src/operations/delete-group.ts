import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { GroupName, UserPoolId } from "../pool/identifiers.ts";
import { namedGroup } from "../pool/named-group.ts";

/** Members leave with the group, or a later group of the same name would inherit them. */
export const deleteGroup = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, GroupName }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    const { name } = namedGroup(pool, input.GroupName);
    pool.groups.delete(name);
    const members = pool.users.all().filter(({ groups }) => groups.includes(name));
    for (const user of members) user.groups = user.groups.filter((group) => group !== name);
    return {};
  },
});
