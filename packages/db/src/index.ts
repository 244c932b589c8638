export { type ConnectOptions, connect } from "./connect.ts";
export type { Database } from "./database.ts";
export { DatabaseError, DatabaseFolderInUse, DatabaseUnavailable } from "./database-error.ts";
export type { Counted, CountersRepository } from "./repositories/counters.ts";
export type {
  NewRevocation,
  Revocation,
  RevocationLook,
  RevocationsRepository,
} from "./repositories/revocations.ts";
export { RowSecurityMissing } from "./row-security-missing.ts";
export { revocationsKeptSeconds } from "./schema/revocations.ts";
