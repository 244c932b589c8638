import { z } from "zod";
import { toSeconds } from "../clock.ts";
import { PageLimit, PageToken, pageOf } from "../listing/page.ts";
import { defineOperation } from "../operation.ts";
import { UserPoolId } from "../pool/identifiers.ts";

/** Names only: a provider's secret is told by DescribeIdentityProvider, one at a time. */
export const listIdentityProviders = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, MaxResults: PageLimit, NextToken: PageToken }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    const page = pageOf([...pool.identityProviders.values()], {
      list: `identity providers of ${pool.id}`,
      limit: input.MaxResults,
      token: input.NextToken,
      keyOf: ({ name }) => name,
    });
    const Providers = page.items.map(({ name, type, createdAt, updatedAt }) => ({
      ProviderName: name,
      ProviderType: type,
      LastModifiedDate: toSeconds(updatedAt),
      CreationDate: toSeconds(createdAt),
    }));
    return { Providers, NextToken: page.nextToken };
  },
});
