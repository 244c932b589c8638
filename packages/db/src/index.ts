export { type ConnectOptions, connect } from "./connect.ts";
export type { AroundTransaction, Database, Errand } from "./database.ts";
export { DatabaseError, DatabaseFolderInUse, DatabaseUnavailable } from "./database-error.ts";
export type { Connections } from "./engine.ts";
export { RowSecurityMissing } from "./row-security-missing.ts";
