import { faults } from "../cognito-error.ts";
import { deviceGroupKey } from "../pool/device-tracking.ts";
import type { AuthAnswer } from "./auth-answer.ts";
import type { ChallengeAnswer } from "./challenges.ts";
import { signInOn } from "./complete-sign-in.ts";
import { deviceInSignIn } from "./device-in-sign-in.ts";
import { saidUsername } from "./said-username.ts";
import { sessionOfClaim } from "./session-of-claim.ts";
import { isGenuineClaim } from "./srp-claim.ts";

/** DEVICE_PASSWORD_VERIFIER: the device shows that it holds the secret it was confirmed with. One try per session. */
export async function answerDevicePasswordVerifier(answer: ChallengeAnswer): Promise<AuthAnswer> {
  const { pool, client, challenges } = answer;
  const session = sessionOfClaim(answer);
  const username = saidUsername(answer);
  const challenge = "DEVICE_PASSWORD_VERIFIER";
  const state = challenges.read(session, { challenge, clientId: client.id, username });
  const { user, device } = deviceInSignIn(answer, state);
  challenges.close(session);
  const identity = { poolName: deviceGroupKey(pool, user), userId: device.key };
  // A device forgotten and confirmed anew meanwhile has another secret.
  const current = device.verifier === state.exchange.verifier.toString(16);
  if (!isGenuineClaim(answer, identity, state) || !current) throw faults.incorrectCredentials();
  const tokenSource = "TokenGeneration_AuthenticateDevice";
  return await signInOn({ ...answer, tokenSource }, user, device);
}
