import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";

/** @import { TestPool } from "@sekisho/cognito-emulator" */

/**
 * Writes a file of tokens that the pool has really signed, one a line, as Cognito makes them for people who signed in through
 * the hosted UI: about 1.2 kB, no two alike, each of a person of its own.
 * @param {TestPool} pool
 * @param {{ readonly file: string, readonly count: number, readonly use: "access" | "id" }} wanted
 * @returns {Promise<string>} the first of them
 */
export async function mintTokens(pool, { file, count, use }) {
  const user = await pool.addUser({ groups: ["user"], attributes: { "custom:role": "user" } });
  const out = createWriteStream(file);
  let first = "";
  for (let index = 0; index < count; index++) {
    const token = await pool.mintToken({ use, user, claims: claimsOf(use, index) });
    if (index === 0) first = token;
    if (!out.write(`${token}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
  return first;
}

/** The subject of the person at this place of the file: rows are made for the first of them. @param {number} index */
export const subjectOf = (index) => uuidOf(`subject ${index}`);

/**
 * @param {"access" | "id"} use
 * @param {number} index
 */
function claimsOf(use, index) {
  const own = {
    sub: subjectOf(index),
    origin_jti: uuidOf(`origin_jti ${index}`),
    event_id: uuidOf(`event_id ${index}`),
    jti: uuidOf(`jti ${index}`),
  };
  if (use === "id") return { ...own, "cognito:username": own.sub };
  const groups = ["ap-northeast-1_Testing01_Google", "user"];
  const scope = "aws.cognito.signin.user.admin phone openid profile email";
  return { ...own, username: own.sub, scope, version: 2, "cognito:groups": groups };
}

/** @param {string} text */
function uuidOf(text) {
  const hex = createHash("sha256").update(text).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
}
