import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { ResourceArn, TagKey, TagValue, taggedPool } from "../pool/pool-tags.ts";

/** Adds tags to a pool; a key that is there gets the new value. */
export const tagResource = defineOperation({
  access: "signed",
  input: z.object({ ResourceArn, Tags: z.record(TagKey, TagValue) }),
  handle({ input, pools }) {
    const { settings } = taggedPool(pools, input.ResourceArn);
    settings.UserPoolTags = { ...settings.UserPoolTags, ...input.Tags };
    return {};
  },
});
