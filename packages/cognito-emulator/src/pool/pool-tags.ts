import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { poolArn } from "./describe-pool.ts";
import type { Pool } from "./pool.ts";
import type { PoolStore } from "./pool-store.ts";

/** Where tags hang: of everything Cognito has, user pools alone carry them here. */
export const ResourceArn = z
  .string()
  .min(20)
  .max(131)
  .regex(
    /^arn:[\w+=/,.@-]+:[\w+=/,.@-]+:(?:[\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(?::[\w+=/,.@-]+)?(?::[\w+=/,.@-]+)?$/,
  );
export const TagKey = z.string().min(1).max(128);
export const TagValue = z.string().max(256);

/** The pool of this ARN. Throws ResourceNotFoundException, also where region or account are another's. */
export function taggedPool(pools: PoolStore, arn: string): Pool {
  const id = arn.slice(arn.lastIndexOf("/") + 1);
  const pool = pools.pool(id);
  if (poolArn(pool) !== arn) throw faults.poolNotFound(id);
  return pool;
}
