import { toSeconds } from "../clock.ts";
import type { Pool } from "./pool.ts";

/** The account number that stands in ARNs where there is no AWS account. */
export const localAccount = "000000000000";

/** AWS `UserPoolType`. */
export const describePool = (pool: Pool) => ({
  Id: pool.id,
  Name: pool.name,
  ...pool.settings,
  ...pool.identity,
  SchemaAttributes: pool.schema,
  EstimatedNumberOfUsers: pool.users.size,
  LastModifiedDate: toSeconds(pool.updatedAt),
  CreationDate: toSeconds(pool.createdAt),
  ...(pool.domain && { Domain: pool.domain.name }),
  Arn: `arn:aws:cognito-idp:${pool.region}:${localAccount}:userpool/${pool.id}`,
});
