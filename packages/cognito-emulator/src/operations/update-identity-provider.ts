import { z } from "zod";
import {
  describeProvider,
  type IdentityProvider,
  namedProvider,
  ProviderIdentifiers,
  ProviderName,
  StringMap,
} from "../federation/identity-provider.ts";
import { assertProvider } from "../federation/provider-rules.ts";
import { defineOperation } from "../operation.ts";
import { UserPoolId } from "../pool/identifiers.ts";

/** Replaces the parts of a provider that the request names. */
export const updateIdentityProvider = defineOperation({
  access: "signed",
  input: z.object({
    UserPoolId,
    ProviderName,
    ProviderDetails: StringMap.optional(),
    AttributeMapping: StringMap.optional(),
    IdpIdentifiers: ProviderIdentifiers.optional(),
  }),
  handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    const provider = namedProvider(pool, input.ProviderName);
    const changed: IdentityProvider = {
      ...provider,
      details: input.ProviderDetails ?? provider.details,
      mapping: input.AttributeMapping ? { username: "sub", ...input.AttributeMapping } : provider.mapping,
      identifiers: input.IdpIdentifiers ?? provider.identifiers,
      updatedAt: clock.now(),
    };
    assertProvider(pool, changed);
    pool.identityProviders.set(changed.name, changed);
    return { IdentityProvider: describeProvider(pool.id, changed) };
  },
});
