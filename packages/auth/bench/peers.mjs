import { createPublicKey } from "node:crypto";
import { CognitoJwtVerifier } from "aws-jwt-verify";
import { createVerifier as createFastVerifier } from "fast-jwt";
import { createLocalJWKSet, jwtVerify } from "jose";
import jsonwebtoken from "jsonwebtoken";
import { names } from "./contestant.mjs";

/** @import { Contestant, Pool } from "./contestant.mjs" */

const skewSeconds = 60;

/**
 * The libraries as their manuals show them, with their keys at hand and the same skew, and with the checks of ours they
 * leave to the caller. None of them makes a principal: frozen claims, immutable sets of groups and scopes, a role.
 * @param {Pool} pool
 * @param {number} cacheEntries
 * @returns {readonly Contestant[]}
 */
export function createPeers({ issuer, clientId, jwk }, cacheEntries) {
  const key = createPublicKey({ key: jwk, format: "jwk" });
  const pem = key.export({ type: "spki", format: "pem" }).toString();
  const checkClaims = createClaimChecks(clientId);

  const jwks = createLocalJWKSet({ keys: [{ ...jwk, kty: "RSA" }] });
  const requiredClaims = ["exp", "iat", "sub"];
  const joseOptions = { issuer, algorithms: ["RS256"], clockTolerance: skewSeconds, requiredClaims };

  const userPoolId = issuer.slice(issuer.lastIndexOf("/") + 1);
  const aws = CognitoJwtVerifier.create({
    userPoolId,
    tokenUse: "access",
    clientId,
    graceSeconds: skewSeconds,
  });
  aws.cacheJwks({ keys: [{ ...jwk, kty: "RSA" }] }, userPoolId);

  /** @type {{ key: string, algorithms: "RS256"[], allowedIss: string, clockTolerance: number, requiredClaims: string[] }} */
  const fastOptions = {
    key: pem,
    algorithms: ["RS256"],
    allowedIss: issuer,
    clockTolerance: skewSeconds * 1000,
    requiredClaims,
  };
  const fast = createFastVerifier({ ...fastOptions, cache: false });
  const fastCached = createFastVerifier({ ...fastOptions, cache: cacheEntries });

  return [
    {
      name: names.jose,
      onlySignature: false,
      verify: async (token) => checkClaims((await jwtVerify(token, jwks, joseOptions)).payload),
    },
    {
      name: names.aws,
      onlySignature: false,
      verify: async (token) => checkClaims(await aws.verify(token)),
    },
    {
      name: names.fastJwt,
      onlySignature: false,
      less: "has one key and does not look at kid",
      verify: (token) => checkClaims(fast(token)),
    },
    {
      name: names.fastJwtHits,
      onlySignature: false,
      less: "a hit looks at exp and nbf only, besides the checks of ours; does not look at kid",
      verify: (token) => checkClaims(fastCached(token)),
    },
    {
      name: names.jsonwebtoken,
      onlySignature: false,
      less: "has one key and does not look at kid",
      verify(token) {
        const options = {
          algorithms: /** @type {["RS256"]} */ (["RS256"]),
          issuer,
          clockTolerance: skewSeconds,
        };
        checkClaims(jsonwebtoken.verify(token, key, options));
      },
    },
  ];
}

/**
 * What our verifier demands of an access token and the peers do not, by hand: the same few comparisons for all of them.
 * @param {string} clientId
 */
function createClaimChecks(clientId) {
  /** @param {unknown} payload */
  return (payload) => {
    const claims = /** @type {Record<string, unknown>} */ (payload);
    const groups = claims["cognito:groups"] ?? [];
    const isGood =
      claims["token_use"] === "access" &&
      claims["client_id"] === clientId &&
      typeof claims["sub"] === "string" &&
      claims["sub"] !== "" &&
      typeof claims["exp"] === "number" &&
      typeof claims["iat"] === "number" &&
      claims["iat"] <= Date.now() / 1000 + skewSeconds &&
      Array.isArray(groups) &&
      groups.every((group) => typeof group === "string");
    if (!isGood) throw new Error("bad claims");
  };
}
