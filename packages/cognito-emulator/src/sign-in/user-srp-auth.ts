import { randomBytes } from "node:crypto";
import { faults } from "../cognito-error.ts";
import { beginExchange, readPublicValue } from "../srp/session-key.ts";
import { askBeforeSignIn } from "../triggers/pre-authentication.ts";
import type { ChallengeResult } from "../triggers/trigger-events.ts";
import type { AuthAnswer } from "./auth-answer.ts";
import { type Conversation, hidesUsers, required } from "./conversation.ts";
import { assertSecretHash } from "./secret-hash.ts";
import { simulatedUser } from "./simulated-user.ts";

const secretBlockBytes = 1024;

/** USER_SRP_AUTH: the password never travels. Answers B and the salt; PASSWORD_VERIFIER is what comes back. */
export async function beginSrpSignIn(conversation: Conversation): Promise<AuthAnswer> {
  const { client, said } = conversation;
  const name = required(conversation, "USERNAME");
  required(conversation, "SRP_A");
  assertSecretHash(client, [name], said["SECRET_HASH"]);
  await askBeforeSignIn(conversation, name);
  return poseSrpChallenge(conversation, { name });
}

/** Answers the client's SRP_A. `steps` belong to a custom sign-in, which goes on after the password. */
export function poseSrpChallenge(
  conversation: Conversation,
  { name, steps }: { name: string; steps?: readonly ChallengeResult[] },
): AuthAnswer {
  const { pool, client, clock, challenges } = conversation;
  const A = readPublicValue(required(conversation, "SRP_A"));
  if (A === null) throw faults.invalidParameter("SRP_A is not a valid public value.");
  const user = pool.users.find(name);
  if (!user && !hidesUsers(client)) throw faults.userNotFound();

  const attemptName = user?.username ?? name;
  pool.attempts.assertUnlocked(attemptName, clock.now());
  const simulated = simulatedUser(pool, name);
  const username = user?.username ?? simulated.username;
  const stored = user?.password ?? simulated;
  const exchange = beginExchange(A, stored);
  const secretBlock = randomBytes(secretBlockBytes);
  const challenge = "PASSWORD_VERIFIER";
  const state = {
    challenge,
    clientId: client.id,
    username,
    exchange,
    secretBlock,
    attemptName,
    steps,
  } as const;
  return {
    ChallengeName: challenge,
    Session: challenges.openForClaim(client, state),
    ChallengeParameters: {
      SALT: stored.salt,
      SECRET_BLOCK: secretBlock.toString("base64"),
      SRP_B: exchange.B.toString(16),
      // Amplify files tokens under USERNAME and devices under USER_ID_FOR_SRP: the two are equal.
      USERNAME: username,
      USER_ID_FOR_SRP: username,
    },
  };
}
