import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { demoAccounts } from "./demo-accounts.ts";
import { poolRegion } from "./pool-admin.ts";
import { seedAccount } from "./seed-account.ts";
import { seedPool } from "./seed-pool.ts";
import { signInAccount } from "./sign-in-account.ts";
import type { DemoAccount, PoolFacts } from "./stack-facts.ts";

export type SeededDemo = {
  readonly pool: PoolFacts;
  /** The accounts whose printed password still opens the door: somebody may have changed theirs since the first start. */
  readonly accounts: readonly DemoAccount[];
  /** Access tokens of people who were created just now, and who own nothing yet. */
  readonly newcomers: readonly string[];
};

/** Makes the pool and its demo accounts as the first start wants them, and says what is true of them at a later one. */
export async function seedDemo(client: CognitoIdentityProviderClient, endpoint: string): Promise<SeededDemo> {
  const { userPoolId, clientId } = await seedPool(client);
  const accounts: DemoAccount[] = [];
  const newcomers: string[] = [];
  for (const account of demoAccounts) {
    const seeded = await seedAccount(client, userPoolId, account);
    const check = await signInAccount(client, clientId, account);
    if (check.kind !== "refused")
      accounts.push({ ...account, temporary: check.kind === "new-password-wanted" });
    if (check.kind === "signed-in" && seeded === "created") newcomers.push(check.accessToken);
  }
  return { pool: factsOf(endpoint, userPoolId, clientId), accounts, newcomers };
}

function factsOf(endpoint: string, userPoolId: string, clientId: string): PoolFacts {
  return {
    endpoint,
    region: poolRegion,
    userPoolId,
    clientId,
    issuer: `https://cognito-idp.${poolRegion}.amazonaws.com/${userPoolId}`,
    jwksUrl: `${endpoint}/${userPoolId}/.well-known/jwks.json`,
  };
}
