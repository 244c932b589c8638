export type { NewAuditEvent } from "./audit/append-event.ts";
export type { ChainHead } from "./audit/chain-head.ts";
export type { ChainBreak, ChainVerdict } from "./audit/chain-verdict.ts";
export { type ConnectOptions, connect } from "./connect.ts";
export type { Database } from "./database.ts";
export { DatabaseError, DatabaseFolderInUse, DatabaseUnavailable } from "./database-error.ts";
export { embeddedFolder } from "./embedded/embedded-folder.ts";
export { RowSecurityMissing } from "./row-security-missing.ts";
