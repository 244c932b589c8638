import { randomBytes } from "node:crypto";
import { faults } from "../cognito-error.ts";
import { beginExchange, readPublicValue } from "../srp/session-key.ts";
import type { AuthAnswer } from "./auth-answer.ts";
import type { ChallengeAnswer } from "./challenges.ts";
import { required } from "./conversation.ts";
import { deviceInSignIn } from "./device-in-sign-in.ts";
import { saidUsername } from "./said-username.ts";

const secretBlockBytes = 1024;

/** DEVICE_SRP_AUTH: a remembered device begins to prove itself, by the same exchange as a password. */
export async function answerDeviceSrpAuth(answer: ChallengeAnswer): Promise<AuthAnswer> {
  const { client, challenges, session } = answer;
  const username = saidUsername(answer);
  const A = readPublicValue(required(answer, "SRP_A"));
  if (A === null) throw faults.invalidParameter("SRP_A is not a valid public value.");
  const state = challenges.read(session, { challenge: "DEVICE_SRP_AUTH", clientId: client.id, username });
  const { device } = deviceInSignIn(answer, state);
  challenges.close(session);
  const exchange = beginExchange(A, device);
  const secretBlock = randomBytes(secretBlockBytes);
  const challenge = "DEVICE_PASSWORD_VERIFIER";
  const { deviceKey, sub, verifier } = state;
  const proven = { clientId: client.id, username, sub, verifier };
  const next = { challenge, ...proven, deviceKey, exchange, secretBlock } as const;
  return {
    ChallengeName: challenge,
    Session: challenges.openForClaim(client, next),
    ChallengeParameters: {
      SALT: device.salt,
      SECRET_BLOCK: secretBlock.toString("base64"),
      SRP_B: exchange.B.toString(16),
      USERNAME: username,
      DEVICE_KEY: deviceKey,
    },
  };
}
