import { isUtf8 } from "node:buffer";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { bilingual } from "./env-error.ts";

/** In bytes. No secret is longer; a log or a disk image that was named by mistake is. */
const longestSecret = 65_536;

/** What a file holds, or a sentence about why that cannot be used: without the path, and without the content. */
export type SecretFile =
  | { readonly kind: "read"; readonly value: string }
  | { readonly kind: "refused"; readonly problem: string };

const notThere = bilingual("names a file that does not exist", "指定されたファイルがありません");
const noPermission = bilingual(
  "names a file that this user may not read",
  "指定されたファイルを読む権限がありません",
);
const unreadable = bilingual("names a file that cannot be read", "指定されたファイルを読み取れません");
const notAFile = bilingual("names what is not a file", "ファイルではないものが指定されています");
const tooLarge = bilingual(
  "names a file of more than 64 KB",
  "指定されたファイルが大きすぎます（64 KB まで）",
);
const notUtf8 = bilingual(
  "names a file that is not UTF-8, or begins with a byte order mark",
  "指定されたファイルを BOM なしの UTF-8 にしてください",
);
const empty = bilingual("names a file that is empty", "指定されたファイルが空です");

/** What each failure of the system means. Its own words repeat the path, which may be a secret in the wrong place. */
const reasons: ReadonlyMap<unknown, string> = new Map([
  ["ENOENT", notThere],
  ["ENOTDIR", notThere],
  ["EACCES", noPermission],
  ["EPERM", noPermission],
]);

/** Reads a secret. One line break at its end is the editor's, and dropped; all else belongs to the secret. */
export function readSecretFile(path: string): SecretFile {
  try {
    return secretOf(readAtMost(path, longestSecret + 1));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    return refused(reasons.get(code) ?? unreadable);
  }
}

function secretOf(bytes: Buffer | null): SecretFile {
  if (bytes === null) return refused(notAFile);
  if (bytes.length > longestSecret) return refused(tooLarge);
  if (!isUtf8(bytes) || bytes.indexOf("\uFEFF") === 0) return refused(notUtf8);
  const value = bytes.toString("utf8").replace(/\r?\n$/, "");
  return value === "" ? refused(empty) : { kind: "read", value };
}

const refused = (problem: string): SecretFile => ({ kind: "refused", problem });

/** The beginning of a file, or null where there is something else: a folder, or a device that never ends. */
function readAtMost(path: string, length: number): Buffer | null {
  // Without waiting: behind the name there could be a pipe that nobody ever writes to.
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    if (!fstatSync(file).isFile()) return null;
    const bytes = Buffer.alloc(length);
    let end = 0;
    for (let read = -1; read !== 0; end += read) read = readSync(file, bytes, end, length - end, null);
    return bytes.subarray(0, end);
  } finally {
    closeSync(file);
  }
}
