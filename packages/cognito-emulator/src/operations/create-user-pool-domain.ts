import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { DomainName, reservedDomainWords } from "../pool/domain.ts";
import { UserPoolId } from "../pool/identifiers.ts";

/** Opens managed login and the OAuth endpoints of a pool. They answer on the emulator's TLS port, whatever the prefix. */
export const createUserPoolDomain = defineOperation({
  access: "signed",
  input: z.object({
    Domain: DomainName,
    UserPoolId,
    ManagedLoginVersion: z.int().min(1).max(2).default(1),
    CustomDomainConfig: z.object({ CertificateArn: z.string() }).optional(),
  }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    if (input.CustomDomainConfig) throw faults.customDomainUnavailable();
    const reserved = reservedDomainWords.find((word) => input.Domain.includes(word));
    if (reserved) throw faults.domainReserved(reserved);
    if (pool.domain !== null) throw faults.domainExists();
    if (pools.ofDomain(input.Domain)) throw faults.domainTaken();
    pool.domain = { name: input.Domain, managedLoginVersion: input.ManagedLoginVersion };
    return { ManagedLoginVersion: input.ManagedLoginVersion };
  },
});
