export { type ConnectOptions, connect } from "./connect.ts";
export type { Database } from "./database.ts";
export { DatabaseError, DatabaseFolderInUse, DatabaseUnavailable } from "./database-error.ts";
export type { Counted, CountersRepository } from "./repositories/counters.ts";
export { RowSecurityMissing } from "./row-security-missing.ts";
