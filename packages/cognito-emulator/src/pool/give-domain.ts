import { faults } from "../cognito-error.ts";
import { type PoolDomain, reservedDomainWords } from "./domain.ts";
import type { Pool } from "./pool.ts";
import type { PoolStore } from "./pool-store.ts";

/** Gives a pool its domain, for operations and seeds alike. Throws InvalidParameterException. */
export function giveDomain(pools: PoolStore, pool: Pool, domain: PoolDomain): void {
  const reserved = reservedDomainWords.find((word) => domain.name.includes(word));
  if (reserved) throw faults.domainReserved(reserved);
  if (pool.domain !== null) throw faults.domainExists();
  if (pools.ofDomain(domain.name)) throw faults.domainTaken();
  pool.domain = domain;
}
