import { faults } from "../cognito-error.ts";
import { askForChallenge } from "../triggers/create-auth-challenge.ts";
import { describeCustomSignIn } from "../triggers/custom-sign-in.ts";
import { askForNextStep } from "../triggers/define-auth-challenge.ts";
import { askBeforeSignIn } from "../triggers/pre-authentication.ts";
import type { ChallengeResult } from "../triggers/trigger-events.ts";
import { afterFirstFactor } from "./after-first-factor.ts";
import type { AuthAnswer } from "./auth-answer.ts";
import { type Conversation, hidesUsers, required } from "./conversation.ts";
import { assertSecretHash } from "./secret-hash.ts";
import { simulatedUsername } from "./simulated-user.ts";
import { poseSrpChallenge } from "./user-srp-auth.ts";

/**
 * CUSTOM_AUTH: the pool's own functions decide what is asked, beginning with the password where the client sends
 * CHALLENGE_NAME=SRP_A along. Where the client hides who exists, strangers are asked the same.
 */
export async function beginCustomSignIn(conversation: Conversation): Promise<AuthAnswer> {
  const { pool, client, said } = conversation;
  const name = required(conversation, "USERNAME");
  assertSecretHash(client, [name], said["SECRET_HASH"]);
  const provesPassword = said["CHALLENGE_NAME"] === "SRP_A";
  if (provesPassword) required(conversation, "SRP_A");
  await askBeforeSignIn(conversation, name);
  const user = pool.users.find(name);
  if (!user && !hidesUsers(client)) throw faults.userNotFound();

  const username = user?.username ?? simulatedUsername(pool, name);
  const steps: ChallengeResult[] = provesPassword ? [{ challengeName: "SRP_A", challengeResult: true }] : [];
  return await goOn(conversation, { name, username, sub: user?.sub ?? null, steps });
}

interface StepsSoFar {
  /** As it was typed. */
  readonly name: string;
  readonly username: string;
  /** Who it was at the beginning; null for nobody. The name may be somebody else's by now. */
  readonly sub: string | null;
  readonly steps: readonly ChallengeResult[];
}

/** What follows the steps so far. Tokens only for the one who began, and whose account is in order. */
export async function goOn(
  conversation: Conversation,
  { name, username, sub, steps }: StepsSoFar,
): Promise<AuthAnswer> {
  const { pool, client, challenges } = conversation;
  const signIn = describeCustomSignIn(conversation, username, steps);
  const next = await askForNextStep(signIn);
  if (next === "failure") throw faults.incorrectCredentials();
  if (next === "PASSWORD_VERIFIER") {
    // The password is proven to the client's SRP_A of the first call, so it can be asked for there only.
    if (steps.at(-1)?.challengeName !== "SRP_A") throw faults.triggerAnswerUnrecognizable();
    return poseSrpChallenge(conversation, { name, steps });
  }
  if (next === "tokens") {
    const user = pool.users.find(username);
    if (!user || user.sub !== sub) throw faults.incorrectCredentials();
    return await afterFirstFactor(conversation, user);
  }
  const { publicParameters, privateParameters, metadata } = await askForChallenge(signIn);
  const challenge = "CUSTOM_CHALLENGE";
  const state = {
    challenge,
    clientId: client.id,
    username,
    sub,
    steps,
    privateParameters,
    metadata,
  } as const;
  return {
    ChallengeName: challenge,
    Session: challenges.open(client, state),
    ChallengeParameters: { ...publicParameters, USERNAME: username },
  };
}
