import { markAddressOfFactor } from "../codes/verified-address.ts";
import { faults } from "../cognito-error.ts";
import type { User } from "../pool/user.ts";
import type { AuthAnswer } from "./auth-answer.ts";
import { awaitedUser } from "./awaited-user.ts";
import { provenUser } from "./challenge-sessions.ts";
import type { ChallengeAnswer } from "./challenges.ts";
import { completeSignIn } from "./complete-sign-in.ts";
import { type Conversation, required } from "./conversation.ts";
import { saidUsername } from "./said-username.ts";
import { assertCodeSent, codeQuestion, sendFactorCode } from "./sent-code.ts";

const challenge = "SMS_MFA";

/** Throws MFAMethodNotFoundException when the user has no phone number. */
export async function askForSmsCode(conversation: Conversation, user: User): Promise<AuthAnswer> {
  const { client, challenges } = conversation;
  const number = user.attributes["phone_number"];
  if (!number) throw faults.mfaMethodNotFound();
  const sent = await sendFactorCode(conversation, user, number);
  const state = { challenge, ...provenUser(client, user), ...sent } as const;
  return codeQuestion(challenge, user, { sentTo: number, Session: challenges.open(client, state) });
}

/** SMS_MFA: the code that was sent to the user's phone. It proves the number as well. */
export async function answerSmsMfa(answer: ChallengeAnswer): Promise<AuthAnswer> {
  const { pool, client, challenges, session } = answer;
  const username = saidUsername(answer);
  const code = required(answer, "SMS_MFA_CODE");
  const state = challenges.read(session, { challenge, clientId: client.id, username });
  const user = awaitedUser(pool, state);
  // A number that was replaced meanwhile no longer stands for the user.
  if (user.attributes["phone_number"] !== state.sentTo) throw faults.sessionInvalid();
  assertCodeSent(state, code);
  challenges.close(session);
  markAddressOfFactor(pool, user, state.sentTo);
  return await completeSignIn(answer, user);
}
