import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";
import { call } from "./pool.mjs";

/** @import { Pool } from "./pool.mjs" */
/** @import * as SrpClient from "../test/srp-client.ts" */

// The client of the tests, from its source: what is built has neither clients nor files for single things.
const source = fileURLToPath(new URL("../test/srp-client.ts", import.meta.url));
/** @type {{ module: typeof SrpClient }} */
const { module: srp } = await runnerImport(source);

/** @param {Pool} pool @param {string} USERNAME */
export async function signInWithPassword({ url, clientId, password }, USERNAME) {
  const AuthParameters = { USERNAME, PASSWORD: password };
  const request = { ClientId: clientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters };
  const { AuthenticationResult } = await call(url, "InitiateAuth", request);
  if (!AuthenticationResult?.AccessToken) throw new Error("A sign-in gave no tokens.");
}

/**
 * The browser's default sign-in.
 * @param {Pool} pool
 * @param {string} USERNAME
 * @returns {Promise<number>} milliseconds that its two requests took, without the client's own arithmetic
 */
export async function signInWithSrp({ url, clientId, userPoolId, password }, USERNAME) {
  const beganAt = performance.now();
  const challenge = await call(url, "InitiateAuth", {
    ClientId: clientId,
    AuthFlow: "USER_SRP_AUTH",
    AuthParameters: { USERNAME, SRP_A: srp.publicValue.toString(16) },
  });
  const firstMs = performance.now() - beganAt;
  const sent = challenge.ChallengeParameters;
  const identity = { poolName: userPoolId.split("_")[1] ?? "", userId: sent.USER_ID_FOR_SRP };
  const claim = srp.claimOf(identity, sent, password, Date.now());
  const answeredAt = performance.now();
  const { AuthenticationResult } = await call(url, "RespondToAuthChallenge", {
    ClientId: clientId,
    ChallengeName: "PASSWORD_VERIFIER",
    Session: challenge.Session,
    ChallengeResponses: { USERNAME: identity.userId, ...claim },
  });
  if (!AuthenticationResult?.AccessToken) throw new Error("A sign-in gave no tokens.");
  return firstMs + performance.now() - answeredAt;
}
