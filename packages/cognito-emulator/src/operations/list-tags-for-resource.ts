import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { ResourceArn, taggedPool } from "../pool/pool-tags.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListTagsForResource.html */
export const listTagsForResource = defineOperation({
  access: "signed",
  input: z.object({ ResourceArn }),
  handle({ input, pools }) {
    return { Tags: taggedPool(pools, input.ResourceArn).settings.UserPoolTags };
  },
});
