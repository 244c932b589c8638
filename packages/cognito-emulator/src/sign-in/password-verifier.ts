import { faults } from "../cognito-error.ts";
import { srpPoolName } from "../pool/pool.ts";
import type { ChallengeResult } from "../triggers/trigger-events.ts";
import { afterFirstFactor } from "./after-first-factor.ts";
import type { AuthAnswer } from "./auth-answer.ts";
import type { ChallengeAnswer } from "./challenges.ts";
import { required } from "./conversation.ts";
import { goOn } from "./custom-auth.ts";
import { sessionOfClaim } from "./session-of-claim.ts";
import { isGenuineClaim } from "./srp-claim.ts";

/** PASSWORD_VERIFIER: the client shows that it derived the same key, hence knew the password. One try per session. */
export async function answerPasswordVerifier(answer: ChallengeAnswer): Promise<AuthAnswer> {
  const { pool, client, clock, challenges } = answer;
  const session = sessionOfClaim(answer);
  const username = required(answer, "USERNAME");
  const challenge = "PASSWORD_VERIFIER";
  const state = challenges.read(session, { challenge, clientId: client.id, username });
  const user = pool.users.find(state.username);
  challenges.close(session);

  const now = clock.now();
  pool.attempts.assertUnlocked(state.attemptName, now);
  const genuine = isGenuineClaim(answer, { poolName: srpPoolName(pool), userId: state.username }, state);
  // A password changed meanwhile has another verifier: the old one no longer signs in.
  const current = user?.password?.verifier === state.exchange.verifier.toString(16);
  if (!genuine || !user || !current) {
    pool.attempts.fail(state.attemptName, now);
    throw faults.incorrectCredentials();
  }
  const { steps } = state;
  if (!steps) return await afterFirstFactor(answer, user);
  const step: ChallengeResult = { challengeName: challenge, challengeResult: true };
  const { username: name, sub } = user;
  return await goOn(answer, { name, username: name, sub, steps: [...steps, step] });
}
