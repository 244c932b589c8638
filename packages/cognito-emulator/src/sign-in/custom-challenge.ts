import type { Pool } from "../pool/pool.ts";
import { describeCustomSignIn } from "../triggers/custom-sign-in.ts";
import type { ChallengeResult } from "../triggers/trigger-events.ts";
import { askForVerdict } from "../triggers/verify-auth-challenge.ts";
import type { AuthAnswer } from "./auth-answer.ts";
import type { ChallengeAnswer } from "./challenges.ts";
import { required } from "./conversation.ts";
import { goOn } from "./custom-auth.ts";
import { simulatedUsername } from "./simulated-user.ts";

/**
 * CUSTOM_CHALLENGE: one answer per session, right or wrong; whether there is another try is for the define function to
 * say. The name may be the one that was typed at the beginning, as servers repeat it.
 */
export async function answerCustomChallenge(answer: ChallengeAnswer): Promise<AuthAnswer> {
  const { pool, client, challenges, session } = answer;
  const name = required(answer, "USERNAME");
  const given = required(answer, "ANSWER");
  const username = pool.users.find(name)?.username ?? strangersName(pool, name);
  const challenge = "CUSTOM_CHALLENGE";
  const state = challenges.read(session, { challenge, clientId: client.id, username });
  // Before anything is waited for: of two answers at the same time, one is too late.
  challenges.close(session);

  const { sub, steps, privateParameters, metadata } = state;
  const signIn = describeCustomSignIn(answer, username, steps);
  const challengeResult = await askForVerdict(signIn, { answer: given, privateParameters });
  const step: ChallengeResult = { challengeName: challenge, challengeResult, challengeMetadata: metadata };
  return await goOn(answer, { name, username, sub, steps: [...steps, step] });
}

/** An address nobody has stands for the id that was answered in its place; any other name is that id, or itself. */
const strangersName = (pool: Pool, name: string): string =>
  /@|^\+/.test(name) ? simulatedUsername(pool, name) : name;
