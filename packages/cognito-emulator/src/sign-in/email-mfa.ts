import { markAddressOfFactor } from "../codes/verified-address.ts";
import { faults } from "../cognito-error.ts";
import { enrol } from "../mfa/user-mfa.ts";
import { aliasConflicts } from "../pool/aliases.ts";
import { changedAttributes } from "../pool/attribute-changes.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import type { AuthAnswer } from "./auth-answer.ts";
import { awaitedUser } from "./awaited-user.ts";
import { provenUser, type StateOf } from "./challenge-sessions.ts";
import type { ChallengeAnswer } from "./challenges.ts";
import { completeSignIn } from "./complete-sign-in.ts";
import { type Conversation, required } from "./conversation.ts";
import { assertMustSetUp } from "./resume-setup.ts";
import { saidUsername } from "./said-username.ts";
import { assertCodeSent, codeQuestion, sendFactorCode } from "./sent-code.ts";

const challenge = "EMAIL_OTP";

/** Throws MFAMethodNotFoundException when the user has no e-mail address. */
export async function askForEmailCode(conversation: Conversation, user: User): Promise<AuthAnswer> {
  const address = user.attributes["email"];
  if (!address) throw faults.mfaMethodNotFound();
  return await askAtAddress(conversation, user, { address, enrols: false });
}

/** Asks at an address, the user's own or (`enrols`) one that becomes his by the answer. */
export async function askAtAddress(
  conversation: Conversation,
  user: User,
  { address, enrols }: { address: string; enrols: boolean },
): Promise<AuthAnswer> {
  const { client, challenges } = conversation;
  const sent = await sendFactorCode(conversation, user, address);
  const state = { challenge, ...provenUser(client, user), enrols, ...sent } as const;
  return codeQuestion(challenge, user, { sentTo: address, Session: challenges.open(client, state) });
}

/** EMAIL_OTP as a second factor: the code from the mail. It proves the address as well. */
export async function answerEmailMfa(answer: ChallengeAnswer): Promise<AuthAnswer> {
  const { pool, client, clock, challenges, session } = answer;
  const username = saidUsername(answer);
  const code = required(answer, "EMAIL_OTP_CODE");
  const state = challenges.read(session, { challenge, clientId: client.id, username });
  const user = awaitedUser(pool, state);
  assertStillExpected(pool, user, state);
  assertCodeSent(state, code);
  if (state.enrols) enrolAddress(pool, user, state.sentTo, clock.now());
  challenges.close(session);
  markAddressOfFactor(pool, user, state.sentTo);
  return await completeSignIn(answer, user);
}

/** The user's attributes with this address as his, proven. Throws AliasExistsException when it is another user's name. */
export function provenEmail(pool: Pool, user: User, email: string): Record<string, string> {
  const attributes = changedAttributes(user.attributes, { email, email_verified: "true" });
  const [conflict] = aliasConflicts(pool, attributes, user);
  if (conflict) throw faults.aliasExists(conflict.attribute);
  return attributes;
}

/** An address that was replaced meanwhile no longer stands for the user, nor may a new one displace a factor. */
function assertStillExpected(pool: Pool, user: User, { enrols, sentTo }: StateOf<"EMAIL_OTP">): void {
  if (enrols) assertMustSetUp(pool, user);
  else if (user.attributes["email"] !== sentTo) throw faults.sessionInvalid();
}

function enrolAddress(pool: Pool, user: User, address: string, now: number): void {
  user.attributes = provenEmail(pool, user, address);
  enrol(user.mfa, "EMAIL_OTP");
  user.updatedAt = now;
}
