import { createHash } from "node:crypto";

/** @import { TestIssuer } from "../src/testing.ts" */

/** A day, so that no token ends during a long run. */
const lifeSeconds = 86_400;

/**
 * Authorization fields with access tokens as Cognito makes them for people who signed in through the hosted UI: about
 * 1.2 kB, no two alike.
 * @param {TestIssuer} pool
 * @param {number} seed
 * @param {number} count
 * @returns {readonly string[]}
 */
export function mintFields(pool, seed, count) {
  const now = Math.floor(Date.now() / 1000);
  return Array.from({ length: count }, (_, index) => {
    /** @param {string} name */
    const uuid = (name) => uuidOf(`${seed} ${index} ${name}`);
    const claims = {
      sub: uuid("sub"),
      "cognito:groups": ["ap-northeast-1_Testing01_Google", index % 20 === 0 ? "admin" : "user"],
      version: 2,
      origin_jti: uuid("origin_jti"),
      event_id: uuid("event_id"),
      scope: "aws.cognito.signin.user.admin phone openid profile email",
      auth_time: now - (index % 3600),
      iat: now,
      exp: now + lifeSeconds,
      jti: uuid("jti"),
      username: uuid("sub"),
    };
    return `Bearer ${pool.mintToken("access", { claims })}`;
  });
}

/**
 * The token cut out of its field, as a server does it: a string nobody has hashed yet. From a string that was used before,
 * a cache would get the hash for nothing.
 * @param {string | undefined} field
 */
export function tokenOf(field) {
  if (field === undefined) throw new Error("no token was minted");
  return field.slice("Bearer ".length);
}

/** @param {string} text */
function uuidOf(text) {
  const hex = createHash("sha256").update(text).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
}
