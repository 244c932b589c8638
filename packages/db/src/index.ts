export type { NewAuditEvent } from "./audit/append-event.ts";
export type { ChainHead } from "./audit/chain-head.ts";
export type { ChainBreak, ChainVerdict } from "./audit/chain-verdict.ts";
export { type ConnectOptions, connect } from "./connect.ts";
export type { AroundTransaction, Database, Errand } from "./database.ts";
export { DatabaseError, DatabaseFolderInUse, DatabaseUnavailable } from "./database-error.ts";
export { embeddedFolder } from "./embedded/embedded-folder.ts";
export type { Connections } from "./engine.ts";
export type { Counted, CountersRepository } from "./repositories/counters.ts";
export type {
  NewRevocation,
  Revocation,
  RevocationLook,
  RevocationsRepository,
} from "./repositories/revocations.ts";
export { RowSecurityMissing } from "./row-security-missing.ts";
export { revocationsKeptSeconds } from "./schema/revocations.ts";
