import { tokenOf } from "./tokens.mjs";

/** @import { TestIssuer } from "../src/testing.ts" */
/** @import { Contestant } from "./contestant.mjs" */

/**
 * A contestant that lets a bad token through, or a good one not, has not done the work it would be measured at.
 * Also warms every cache up: all good tokens are met once.
 * @param {readonly Contestant[]} contestants
 * @param {TestIssuer} pool
 * @param {readonly string[]} fields
 */
export async function checkFairness(contestants, pool, fields) {
  const now = Math.floor(Date.now() / 1000);
  const good = pool.mintToken("access");
  const unsigned = { "a turned signature": `${good.slice(0, -12)}AAAAAAAA${good.slice(-4)}` };
  const misdirected = {
    "another issuer": pool.mintToken("access", { claims: { iss: "https://example.com" } }),
    "another client": pool.mintToken("access", { claims: { client_id: "another" } }),
    "an id token": pool.mintToken("id"),
    "an expired token": pool.mintToken("access", { claims: { exp: now - 120 } }),
    "a token without exp": pool.mintToken("access", { claims: { exp: undefined } }),
    "groups that are no list": pool.mintToken("access", { claims: { "cognito:groups": "admin" } }),
  };
  for (const contestant of contestants) {
    for (const field of fields) await contestant.verify(tokenOf(field));
    const bad = contestant.onlySignature ? unsigned : { ...unsigned, ...misdirected };
    for (const [name, token] of Object.entries(bad)) {
      if (await accepts(contestant, token)) throw new Error(`${contestant.name} accepts ${name}`);
    }
  }
}

/**
 * @param {Contestant} contestant
 * @param {string} token
 */
async function accepts({ verify }, token) {
  try {
    await verify(token);
    return true;
  } catch {
    return false;
  }
}
