import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { localAccount } from "../pool/describe-pool.ts";
import { DomainName } from "../pool/domain.ts";

/** Whose domain this is. Of one that nobody has, AWS answers an empty description. */
export const describeUserPoolDomain = defineOperation({
  access: "signed",
  input: z.object({ Domain: DomainName }),
  handle({ input, pools }) {
    const pool = pools.ofDomain(input.Domain);
    if (!pool?.domain) return { DomainDescription: {} };
    return {
      DomainDescription: {
        UserPoolId: pool.id,
        AWSAccountId: localAccount,
        Domain: pool.domain.name,
        Status: "ACTIVE",
        ManagedLoginVersion: pool.domain.managedLoginVersion,
      },
    };
  },
});
