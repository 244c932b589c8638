import { z } from "zod";
import { assertMfaCanChange } from "../mfa/pool-mfa-rules.ts";
import { defineOperation } from "../operation.ts";
import { DisplayName, UserPoolId } from "../pool/identifiers.ts";
import { assertPoolSettings } from "../pool/pool-rules.ts";
import { PoolSettings } from "../pool/pool-settings.ts";

/**
 * Replaces the settings. As on AWS, whatever the request leaves out goes back to its default (the name excepted): a
 * deployment that sends one setting loses the others, and should find that out here.
 */
export const updateUserPool = defineOperation({
  access: "signed",
  input: z.object({
    UserPoolId,
    PoolName: DisplayName.optional(),
    ...PoolSettings.shape,
  }),
  handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    const settings = PoolSettings.parse(input);
    assertPoolSettings(settings);
    assertMfaCanChange(pool, settings);
    pool.settings = settings;
    pool.name = input.PoolName ?? pool.name;
    pool.updatedAt = clock.now();
    return {};
  },
});
