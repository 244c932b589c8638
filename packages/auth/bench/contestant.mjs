/**
 * @typedef {object} Contestant
 * @property {string} name
 * @property {boolean} onlySignature whether the claims are left unread: a floor, not a verifier
 * @property {string} [less] what it does less than the others, in a few words
 * @property {(token: string) => unknown} verify throws or rejects when the token is bad
 */

/**
 * What a contestant is made for.
 * @typedef {object} Pool
 * @property {string} issuer
 * @property {string} clientId
 * @property {import("../src/testing.ts").PublicJwk} jwk
 */

/** The names the goals are told in. */
export const names = {
  floor: "crypto.verify, signature only (floor)",
  callbackFloor: "crypto.verify with a callback, signature only",
  uncached: "@sekisho/auth, no cache",
  hits: "@sekisho/auth, cache hits",
  jose: "jose, createLocalJWKSet",
  aws: "aws-jwt-verify",
  fastJwt: "fast-jwt, no cache",
  fastJwtHits: "fast-jwt, cache hits",
  jsonwebtoken: "jsonwebtoken, KeyObject",
};
