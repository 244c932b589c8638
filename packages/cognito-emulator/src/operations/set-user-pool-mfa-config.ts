import { z } from "zod";
import { configureFactors, FactorSettings } from "../mfa/configure-factors.ts";
import { describePoolMfa } from "../mfa/pool-mfa.ts";
import { defineOperation } from "../operation.ts";
import { UserPoolId } from "../pool/identifiers.ts";

/**
 * Says whether a second factor is asked for, and which ones are on offer. The factors of an earlier call are replaced;
 * users keep what they have set up. Turning MFA off takes the factors away, and refuses to be given any. Passkeys,
 * which sign in instead of a password, are set up here too. Throws InvalidParameterException, FeatureUnavailableInTierException.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolMfaConfig.html
 */
export const setUserPoolMfaConfig = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, ...FactorSettings.shape }),
  handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    configureFactors(pool, input);
    pool.updatedAt = clock.now();
    return describePoolMfa(pool);
  },
});
