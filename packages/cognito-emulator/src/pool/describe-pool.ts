import { toSeconds } from "../clock.ts";
import type { Pool } from "./pool.ts";
import type { PoolSettings } from "./pool-settings.ts";
import { temporaryPasswordDays } from "./temporary-password.ts";

/** The account number that stands in ARNs where there is no AWS account. */
export const localAccount = "000000000000";

/** A policy that says nothing of temporary passwords is shown with the days they are good for. */
function describePolicies({ Policies, AdminCreateUserConfig }: PoolSettings) {
  if (AdminCreateUserConfig.UnusedAccountValidityDays) return Policies;
  const TemporaryPasswordValidityDays = temporaryPasswordDays({ Policies, AdminCreateUserConfig });
  return { ...Policies, PasswordPolicy: { ...Policies.PasswordPolicy, TemporaryPasswordValidityDays } };
}

export const poolArn = ({ region, id }: Pool): string =>
  `arn:aws:cognito-idp:${region}:${localAccount}:userpool/${id}`;

/** AWS `UserPoolType`. */
export const describePool = (pool: Pool) => ({
  Id: pool.id,
  Name: pool.name,
  ...pool.settings,
  Policies: describePolicies(pool.settings),
  ...pool.identity,
  SchemaAttributes: pool.schema,
  EstimatedNumberOfUsers: pool.users.size,
  LastModifiedDate: toSeconds(pool.updatedAt),
  CreationDate: toSeconds(pool.createdAt),
  ...(pool.domain && { Domain: pool.domain.name }),
  Arn: poolArn(pool),
});
