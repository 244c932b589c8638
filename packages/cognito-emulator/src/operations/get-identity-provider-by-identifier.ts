import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { describeProvider, providerOfIdentifier } from "../federation/identity-provider.ts";
import { defineOperation } from "../operation.ts";
import { UserPoolId } from "../pool/identifiers.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetIdentityProviderByIdentifier.html */
export const getIdentityProviderByIdentifier = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, IdpIdentifier: z.string().min(1).max(40) }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    const provider = providerOfIdentifier(pool, input.IdpIdentifier);
    if (!provider) throw faults.providerNotFound(input.IdpIdentifier);
    return { IdentityProvider: describeProvider(pool.id, provider) };
  },
});
