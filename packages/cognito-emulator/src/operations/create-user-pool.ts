import { z } from "zod";
import { assertMfaCanBegin } from "../mfa/pool-mfa-rules.ts";
import { defineOperation } from "../operation.ts";
import { schemaOf } from "../pool/attribute-schema.ts";
import { describePool } from "../pool/describe-pool.ts";
import { DisplayName } from "../pool/identifiers.ts";
import { newPool } from "../pool/new-pool.ts";
import { assertPoolIdentity, assertPoolSettings } from "../pool/pool-rules.ts";
import { PoolIdentity, PoolSettings } from "../pool/pool-settings.ts";
import { acceptRequested, RequestedAttribute } from "../pool/requested-attributes.ts";

/** Makes an empty pool in the region the request was signed for. */
export const createUserPool = defineOperation({
  access: "signed",
  input: z.object({
    PoolName: DisplayName,
    Schema: z.array(RequestedAttribute).min(1).max(50).default([]),
    ...PoolSettings.shape,
    ...PoolIdentity.shape,
  }),
  async handle({ input, region, pools, clock }) {
    const settings = PoolSettings.parse(input);
    assertPoolSettings(settings);
    assertMfaCanBegin(settings);
    const identity = PoolIdentity.parse(input);
    assertPoolIdentity(identity);
    const pool = await newPool({
      region,
      name: input.PoolName,
      settings,
      identity,
      schema: schemaOf(acceptRequested(input.Schema)),
      functions: pools.functions,
      makeKey: pools.makeKey,
      now: clock.now(),
    });
    pools.add(pool);
    return { UserPool: describePool(pool) };
  },
});
