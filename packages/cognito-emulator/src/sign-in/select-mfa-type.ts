import { faults } from "../cognito-error.ts";
import { nextMfaStep } from "../mfa/next-step.ts";
import type { MfaFactor } from "../mfa/user-mfa.ts";
import type { User } from "../pool/user.ts";
import { askForMfa } from "./ask-for-mfa.ts";
import type { AuthAnswer } from "./auth-answer.ts";
import { awaitedUser } from "./awaited-user.ts";
import { provenUser } from "./challenge-sessions.ts";
import type { ChallengeAnswer } from "./challenges.ts";
import { type Conversation, required } from "./conversation.ts";
import { saidUsername } from "./said-username.ts";

const challenge = "SELECT_MFA_TYPE";

export function askWhichFactor(
  { client, challenges }: Conversation,
  user: User,
  factors: readonly MfaFactor[],
): AuthAnswer {
  return {
    ChallengeName: challenge,
    Session: challenges.open(client, { challenge, ...provenUser(client, user) }),
    ChallengeParameters: {
      MFAS_CAN_CHOOSE: JSON.stringify(factors),
      USER_ID_FOR_SRP: user.username,
    },
  };
}

/** SELECT_MFA_TYPE: the user says by which of his factors he goes on. A factor that is not his leaves the choice open. */
export async function answerSelectMfaType(answer: ChallengeAnswer): Promise<AuthAnswer> {
  const { pool, client, challenges, session } = answer;
  const username = saidUsername(answer);
  const chosen = required(answer, "ANSWER");
  const state = challenges.read(session, { challenge, clientId: client.id, username });
  const user = awaitedUser(pool, state);
  const step = nextMfaStep(pool, user);
  const factor = step.kind === "choose" ? step.factors.find((name) => name === chosen) : undefined;
  if (!factor) throw faults.mfaMethodNotFound();
  challenges.close(session);
  return await askForMfa(answer, user, factor);
}
