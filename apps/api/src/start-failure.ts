// By their own files: with the whole of the database the primary process of several workers would load Drizzle.
import { DatabaseFolderInUse, DatabaseUnavailable } from "@sekisho/db/database-error";
import { RowSecurityMissing } from "@sekisho/db/row-security-missing";
import { bilingual } from "./env/env-error.ts";
import { StartError } from "./start-error.ts";

const inUse = bilingual(
  "is in use by another program: stop it, or choose another",
  "別のプログラムが使用中です。そのプログラムを止めるか、別の値を指定してください",
);
const noSuchAddress = bilingual("is not an address of this machine", "このマシンのアドレスではありません");
const noPermission = bilingual("may not be used by this user", "使う権限がありません");

/** What each failure of the system means for whatever was to be opened. */
const reasons: ReadonlyMap<string, string> = new Map([
  ["EADDRINUSE", inUse],
  ["EADDRNOTAVAIL", noSuchAddress],
  ["ENOTFOUND", noSuchAddress],
  ["EACCES", noPermission],
  ["EPERM", noPermission],
  ["EROFS", bilingual("is on a read-only file system", "ファイルシステムが読み取り専用です")],
  ["ENOENT", bilingual("is in a folder that does not exist", "フォルダーがありません")],
  ["EISDIR", bilingual("is a folder instead of a file", "ファイルではなくフォルダーが指定されています")],
  ["ENOTDIR", bilingual("leads through a file", "パスの途中にファイルがあります")],
  ["EEXIST", bilingual("is a file instead of a folder", "フォルダーではなくファイルが指定されています")],
  ["ENOSPC", bilingual("is on a disk that is full", "ディスクに空きがありません")],
]);

/** Why the API did not start, in one sentence that names the setting and never its value. */
export function startFailure(error: unknown): string {
  if (error instanceof StartError) return `${error.opened}: ${reasonOf(error.cause)}`;
  return bilingual(
    "The API could not start; LOG_LEVEL=DEBUG says why",
    "API を起動できませんでした。LOG_LEVEL=DEBUG にすると理由が記録されます",
  );
}

function reasonOf(cause: unknown): string {
  if (cause instanceof DatabaseFolderInUse) return inUse;
  if (cause instanceof DatabaseUnavailable)
    return bilingual("the database does not answer", "データベースに接続できません");
  if (cause instanceof RowSecurityMissing) return notHeld(cause.lack);
  return reasons.get(systemCodeOf(cause)) ?? bilingual("cannot be used", "使用できません");
}

/** The role's name is none of the setting's value: it is made of the database's number. */
function notHeld(lack: RowSecurityMissing["lack"]): string {
  if (lack.kind === "switched-off")
    return bilingual(
      "leads to a table whose row-level security is switched off or not forced: ENABLE and FORCE it",
      "のデータベースに、行レベルセキュリティが無効か、強制されていないテーブルがあります。ENABLE と FORCE を実行してください",
    );
  if (lack.kind === "role-unfit")
    return bilingual(
      `the database's role ${lack.role} may log in, or no row-level security holds it: ALTER it to NOLOGIN NOSUPERUSER NOBYPASSRLS`,
      `データベースのロール ${lack.role} がログインできるか、ロールに行レベルセキュリティが効きません。ALTER ROLE で NOLOGIN NOSUPERUSER NOBYPASSRLS にしてください`,
    );
  return bilingual(
    `names a user whom row-level security does not hold: let a user own the tables who has neither SUPERUSER nor BYPASSRLS, or let an administrator grant this owner the role ${lack.role}, made with NOLOGIN`,
    `のユーザーには行レベルセキュリティが効きません。SUPERUSER も BYPASSRLS も持たないユーザーをテーブルの所有者にするか、管理者が NOLOGIN のロール ${lack.role} を所有者であるこのユーザーに付与してください`,
  );
}

function systemCodeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
