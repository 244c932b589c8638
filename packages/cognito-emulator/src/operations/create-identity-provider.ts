import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { addProvider } from "../federation/add-provider.ts";
import {
  describeProvider,
  type IdentityProvider,
  NewProviderName,
  ProviderIdentifiers,
  StringMap,
} from "../federation/identity-provider.ts";
import { defineOperation } from "../operation.ts";
import { UserPoolId } from "../pool/identifiers.ts";

/** Introduces a foreign OpenID Connect provider. SAML and the social providers' own dialects are refused. */
export const createIdentityProvider = defineOperation({
  access: "signed",
  input: z.object({
    UserPoolId,
    ProviderName: NewProviderName,
    ProviderType: z.enum(["SAML", "Facebook", "Google", "LoginWithAmazon", "SignInWithApple", "OIDC"]),
    ProviderDetails: StringMap,
    AttributeMapping: StringMap.default({}),
    IdpIdentifiers: ProviderIdentifiers.default([]),
  }),
  handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    const { ProviderName: name, ProviderType: type } = input;
    if (type !== "OIDC") throw faults.providerTypeUnavailable(type);
    const now = clock.now();
    const provider: IdentityProvider = {
      name,
      type,
      details: input.ProviderDetails,
      mapping: { username: "sub", ...input.AttributeMapping },
      identifiers: input.IdpIdentifiers,
      createdAt: now,
      updatedAt: now,
    };
    addProvider(pool, provider);
    return { IdentityProvider: describeProvider(pool.id, provider) };
  },
});
