import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { DomainName, ManagedLoginVersion } from "../pool/domain.ts";
import { UserPoolId } from "../pool/identifiers.ts";

/** Changes which pages a prefix shows. The prefix itself cannot be changed, on AWS neither. */
export const updateUserPoolDomain = defineOperation({
  access: "signed",
  input: z.object({
    Domain: DomainName,
    UserPoolId,
    ManagedLoginVersion: ManagedLoginVersion.optional(),
    CustomDomainConfig: z.object({ CertificateArn: z.string() }).optional(),
  }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    if (input.CustomDomainConfig) throw faults.customDomainUnavailable();
    if (pool.domain?.name !== input.Domain) throw faults.domainNotFound();
    const managedLoginVersion = input.ManagedLoginVersion ?? pool.domain.managedLoginVersion;
    pool.domain = { ...pool.domain, managedLoginVersion };
    return { ManagedLoginVersion: managedLoginVersion };
  },
});
