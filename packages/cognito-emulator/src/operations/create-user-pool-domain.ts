import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { DomainName, ManagedLoginVersion } from "../pool/domain.ts";
import { giveDomain } from "../pool/give-domain.ts";
import { UserPoolId } from "../pool/identifiers.ts";

/** Opens managed login and the OAuth endpoints of a pool. They answer on the emulator's TLS port, whatever the prefix. */
export const createUserPoolDomain = defineOperation({
  access: "signed",
  input: z.object({
    Domain: DomainName,
    UserPoolId,
    ManagedLoginVersion: ManagedLoginVersion.default(1),
    CustomDomainConfig: z.object({ CertificateArn: z.string() }).optional(),
  }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    if (input.CustomDomainConfig) throw faults.customDomainUnavailable();
    giveDomain(pools, pool, { name: input.Domain, managedLoginVersion: input.ManagedLoginVersion });
    return { ManagedLoginVersion: input.ManagedLoginVersion };
  },
});
