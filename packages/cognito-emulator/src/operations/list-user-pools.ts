import { z } from "zod";
import { toSeconds } from "../clock.ts";
import { creationKey, PageToken, pageOf } from "../listing/page.ts";
import { defineOperation } from "../operation.ts";

/** The pools of the region the request was signed for, as each region of AWS knows only its own. */
export const listUserPools = defineOperation({
  access: "signed",
  input: z.object({ MaxResults: z.int().min(1).max(60), NextToken: PageToken }),
  handle({ input, pools, region }) {
    const local = pools.all().filter((pool) => pool.region === region);
    const page = pageOf(local, {
      list: `pools in ${region}`,
      limit: input.MaxResults,
      token: input.NextToken,
      keyOf: (pool) => creationKey(pool.createdAt, pool.id),
    });
    const UserPools = page.items.map((pool) => ({
      Id: pool.id,
      Name: pool.name,
      LambdaConfig: pool.settings.LambdaConfig,
      LastModifiedDate: toSeconds(pool.updatedAt),
      CreationDate: toSeconds(pool.createdAt),
    }));
    return { UserPools, NextToken: page.nextToken };
  },
});
