import { g, k, modulo, power } from "../dist/srp/group.js";
import { deriveKey, scrambler } from "../dist/srp/session-key.js";
import { claimSignature } from "../dist/srp/signature.js";
import { privateKey } from "../dist/srp/verifier.js";
import { call } from "./pool.mjs";

/** @import { Pool } from "./pool.mjs" */

/** @param {Pool} pool @param {string} USERNAME */
export async function signInWithPassword({ url, clientId, password }, USERNAME) {
  const AuthParameters = { USERNAME, PASSWORD: password };
  const request = { ClientId: clientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters };
  const { AuthenticationResult } = await call(url, "InitiateAuth", request);
  if (!AuthenticationResult?.AccessToken) throw new Error("A sign-in gave no tokens.");
}

const a = BigInt(`0x${"0123456789abcdef".repeat(8)}`);
const A = power(g, a);

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
    AuthParameters: { USERNAME, SRP_A: A.toString(16) },
  });
  const firstMs = performance.now() - beganAt;
  const { SRP_B, SALT, SECRET_BLOCK, USER_ID_FOR_SRP } = challenge.ChallengeParameters;
  const identity = { poolName: userPoolId.split("_")[1] ?? "", userId: USER_ID_FOR_SRP };
  const x = privateKey(identity, password, SALT);
  const B = BigInt(`0x${SRP_B}`);
  const u = scrambler({ A, B });
  const key = deriveKey(power(modulo(B - k * power(g, x)), a + u * x), u);
  const timestamp = timestampNow();
  const claim = { secretBlock: Buffer.from(SECRET_BLOCK, "base64"), timestamp };
  const PASSWORD_CLAIM_SIGNATURE = claimSignature(identity, key, claim).toString("base64");
  const answeredAt = performance.now();
  const { AuthenticationResult } = await call(url, "RespondToAuthChallenge", {
    ClientId: clientId,
    ChallengeName: "PASSWORD_VERIFIER",
    Session: challenge.Session,
    ChallengeResponses: {
      USERNAME: USER_ID_FOR_SRP,
      TIMESTAMP: timestamp,
      PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
      PASSWORD_CLAIM_SIGNATURE,
    },
  });
  if (!AuthenticationResult?.AccessToken) throw new Error("A sign-in gave no tokens.");
  return firstMs + performance.now() - answeredAt;
}

/** "Mon Nov 2 06:27:09 UTC 2026", from "Mon, 02 Nov 2026 06:27:09 GMT". */
function timestampNow() {
  const [weekday, day, month, year, time] = new Date().toUTCString().replace(",", "").split(" ");
  return `${weekday} ${month} ${Number(day)} ${time} UTC ${year}`;
}
