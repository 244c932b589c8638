import { faults } from "../cognito-error.ts";
import { offeredFactors } from "../mfa/pool-mfa.ts";
import type { MfaFactor } from "../mfa/user-mfa.ts";
import { assertClientMayWrite } from "../pool/attribute-access.ts";
import { assertValidAttributes } from "../pool/attribute-values.ts";
import type { User } from "../pool/user.ts";
import type { AuthAnswer } from "./auth-answer.ts";
import { awaitedUser } from "./awaited-user.ts";
import { provenUser, type StateOf } from "./challenge-sessions.ts";
import type { ChallengeAnswer } from "./challenges.ts";
import { completeSignIn } from "./complete-sign-in.ts";
import type { Conversation } from "./conversation.ts";
import { askAtAddress, provenEmail } from "./email-mfa.ts";
import { assertMustSetUp } from "./resume-setup.ts";
import { saidUsername } from "./said-username.ts";

const challenge = "MFA_SETUP";

export function askToSetUpMfa(
  { client, challenges }: Conversation,
  user: User,
  factors: readonly MfaFactor[],
): AuthAnswer {
  const state = { challenge, ...provenUser(client, user), app: null } as const;
  return {
    ChallengeName: challenge,
    Session: challenges.open(client, state),
    ChallengeParameters: {
      // A text, not a list: clients parse it.
      MFAS_CAN_SETUP: JSON.stringify(factors),
      USER_ID_FOR_SRP: user.username,
    },
  };
}

/**
 * MFA_SETUP: the pool demands a second factor and the user had none. He names an e-mail address (EMAIL), which a code
 * then proves, or comes back with the session in which VerifySoftwareToken saw his app. A phone number only an
 * administrator can add.
 */
export async function answerMfaSetup(answer: ChallengeAnswer): Promise<AuthAnswer> {
  const { pool, client, challenges, session, said } = answer;
  const username = saidUsername(answer);
  const state = challenges.read(session, { challenge, clientId: client.id, username });
  const user = awaitedUser(pool, state);
  if (said["EMAIL"]) return await setUpEmail(answer, user, said["EMAIL"]);
  assertAppVerified(state, user);
  challenges.close(session);
  return await completeSignIn(answer, user);
}

/** The app seen in this very session must still be the user's. Throws SoftwareTokenMFANotFoundException. */
function assertAppVerified({ app }: StateOf<"MFA_SETUP">, { mfa }: User): void {
  if (!app?.verified || mfa.softwareToken?.secret !== app.secret) throw faults.softwareTokenMissing();
}

async function setUpEmail(answer: ChallengeAnswer, user: User, address: string): Promise<AuthAnswer> {
  const { pool, client, challenges, session } = answer;
  assertMustSetUp(pool, user);
  if (!offeredFactors(pool).includes("EMAIL_OTP")) throw faults.mfaMethodNotFound();
  assertClientMayWrite(pool, client, ["email"]);
  assertValidAttributes(pool, { email: address });
  provenEmail(pool, user, address); // before a code goes out: a refusal sends nothing
  challenges.close(session);
  return await askAtAddress(answer, user, { address, enrols: true });
}
