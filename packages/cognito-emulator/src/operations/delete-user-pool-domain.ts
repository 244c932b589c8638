import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { DomainName } from "../pool/domain.ts";
import { UserPoolId } from "../pool/identifiers.ts";

/** Closes managed login: from now on its pages and OAuth endpoints refuse this pool's clients. */
export const deleteUserPoolDomain = defineOperation({
  access: "signed",
  input: z.object({ Domain: DomainName, UserPoolId }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    if (pool.domain?.name !== input.Domain) throw faults.domainNotFound();
    pool.domain = null;
    return {};
  },
});
