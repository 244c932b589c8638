import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { ResourceArn, TagKey, taggedPool } from "../pool/pool-tags.ts";

/** Takes tags off a pool. A key that is not there is no fault. */
export const untagResource = defineOperation({
  access: "signed",
  input: z.object({ ResourceArn, TagKeys: z.array(TagKey) }),
  handle({ input, pools }) {
    const { settings } = taggedPool(pools, input.ResourceArn);
    const gone = new Set(input.TagKeys);
    settings.UserPoolTags = Object.fromEntries(
      Object.entries(settings.UserPoolTags).filter(([key]) => !gone.has(key)),
    );
    return {};
  },
});
