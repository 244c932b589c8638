import { DatabaseFolderInUse, DatabaseUnavailable } from "@sekisho/db";
import { bilingual } from "./env/env-error.ts";
import type { Env } from "./env.ts";

/** Why the API did not start, in one sentence that says what to do. */
export function startFailure(error: unknown, env: Env | null): string {
  if (error instanceof DatabaseFolderInUse) {
    return bilingual(
      "DATA_DIR is in use by another process: stop it, or set another DATA_DIR",
      "DATA_DIR は別のプロセスが使用中です。そのプロセスを止めるか、別の DATA_DIR を指定してください",
    );
  }
  if (error instanceof DatabaseUnavailable) {
    return bilingual(
      "the database that DATABASE_URL names does not answer",
      "DATABASE_URL のデータベースに接続できません",
    );
  }
  switch (systemCodeOf(error)) {
    case "EADDRINUSE":
      return bilingual(
        `port ${env?.port} is in use: stop what listens there, or set another PORT`,
        `ポート ${env?.port} は使用中です。使用中のプログラムを止めるか、別の PORT を指定してください`,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return bilingual("HOST is not an address of this machine", "HOST はこのマシンのアドレスではありません");
    case "EACCES":
      return bilingual(
        "permission was denied for PORT, DATA_DIR or LOG_FILE",
        "PORT・DATA_DIR・LOG_FILE のいずれかに権限がありません",
      );
    case "ENOENT":
      return bilingual(
        "the folder of LOG_FILE or DATA_DIR does not exist",
        "LOG_FILE または DATA_DIR のフォルダーがありません",
      );
    default:
      return error instanceof Error ? `${error.name}: ${error.message}` : "unknown error";
  }
}

function systemCodeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
