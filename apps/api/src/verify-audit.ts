import { existsSync } from "node:fs";
import { type ChainHead, type ChainVerdict, DatabaseFolderInUse, embeddedFolder } from "@sekisho/db";
import { readNotedHead } from "./audit/read-noted-head.ts";
import { verdictSentence } from "./audit/verdict-sentence.ts";
import { bilingual, EnvError } from "./env/env-error.ts";
import { type Env, readEnv } from "./env.ts";
import { openDatabase } from "./open-database.ts";
import { StartError } from "./start-error.ts";
import { startFailure } from "./start-failure.ts";

class NoDatabase extends Error {}

const usage = "verify-audit [--expect <length>:<hash>]";
const noDatabase = bilingual(
  "DATA_DIR: holds no embedded database",
  "DATA_DIR: 組み込みのデータベースがありません",
);
const inUse = bilingual(
  "DATA_DIR: the embedded database serves one process at a time: stop the API, then check",
  "DATA_DIR: 組み込みのデータベースは同時に一つのプロセスでしか使えません。API を止めてから確認してください",
);
const notChecked = bilingual(
  "The audit trail could not be read: the database does not answer, or answers with an error",
  "監査記録を読み取れませんでした。データベースが応答しないか、エラーを返しています",
);

// Checks the audit trail with the API's own settings: `node dist/verify-audit.js [--expect <length>:<hash>]`.
// It ends with 0 when every link holds, with 1 when one does not, and with 2 when that could not be found out.
process.exitCode = await verify().catch((error: unknown) => {
  process.stderr.write(`${failureSentence(error)}\n`);
  return 2;
});

async function verify(): Promise<number> {
  const noted = readNotedHead(process.argv.slice(2));
  if (noted === undefined) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  const verdict = await verdictOn(readEnv(process.env, process.cwd()), noted);
  const output = verdict.kind === "whole" ? process.stdout : process.stderr;
  output.write(`${verdictSentence(verdict)}\n`);
  return verdict.kind === "whole" ? 0 : 1;
}

async function verdictOn(env: Env, noted: ChainHead | null): Promise<ChainVerdict> {
  // Opening an embedded database that is not there would make one, and find its empty trail whole.
  if (env.databaseUrl === null && !existsSync(embeddedFolder(env.dataDir))) throw new NoDatabase();
  const db = await openDatabase(env);
  try {
    return await db.audit.verify(noted);
  } finally {
    await db.close();
  }
}

function failureSentence(error: unknown): string {
  if (error instanceof EnvError) return error.message;
  if (error instanceof NoDatabase) return noDatabase;
  if (error instanceof StartError && error.cause instanceof DatabaseFolderInUse) return inUse;
  if (error instanceof StartError) return startFailure(error);
  return notChecked;
}
