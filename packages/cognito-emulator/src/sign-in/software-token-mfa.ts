import { spendTotpCode } from "../mfa/software-token.ts";
import type { User } from "../pool/user.ts";
import type { AuthAnswer } from "./auth-answer.ts";
import { awaitedUser } from "./awaited-user.ts";
import { provenUser } from "./challenge-sessions.ts";
import type { ChallengeAnswer } from "./challenges.ts";
import { completeSignIn } from "./complete-sign-in.ts";
import { type Conversation, required } from "./conversation.ts";
import { saidUsername } from "./said-username.ts";

const challenge = "SOFTWARE_TOKEN_MFA";

export async function askForTotpCode({ client, challenges }: Conversation, user: User): Promise<AuthAnswer> {
  const name = user.mfa.softwareToken?.name;
  return {
    ChallengeName: challenge,
    Session: challenges.open(client, { challenge, ...provenUser(client, user) }),
    ChallengeParameters: {
      USER_ID_FOR_SRP: user.username,
      ...(name && { FRIENDLY_DEVICE_NAME: name }),
    },
  };
}

/** SOFTWARE_TOKEN_MFA: the six digits an authenticator app shows. A wrong or spent code leaves the session usable. */
export async function answerSoftwareTokenMfa(answer: ChallengeAnswer): Promise<AuthAnswer> {
  const { pool, client, clock, challenges, session } = answer;
  const username = saidUsername(answer);
  const code = required(answer, "SOFTWARE_TOKEN_MFA_CODE");
  const state = challenges.read(session, { challenge, clientId: client.id, username });
  const user = awaitedUser(pool, state);
  spendTotpCode(user, code, clock.now());
  challenges.close(session);
  return await completeSignIn(answer, user);
}
