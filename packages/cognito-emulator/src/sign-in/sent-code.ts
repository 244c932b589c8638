import { randomInt, timingSafeEqual } from "node:crypto";
import { deliveryTo } from "../codes/code-delivery.ts";
import { faults } from "../cognito-error.ts";
import { sendMail } from "../local/mail.ts";
import type { User } from "../pool/user.ts";
import type { AuthAnswer, ChallengeName } from "./auth-answer.ts";
import type { SentCode } from "./challenge-sessions.ts";
import type { Conversation } from "./conversation.ts";

/**
 * Sends the code that a sign-in goes on with. The session of the answer that led here has ended by now, so that of two
 * such answers one is too late; it is given back when the custom message trigger fails, for the person to answer again.
 * That of a new password is over all the same: the password is taken by then. Throws what that trigger throws.
 */
export async function sendCode(
  { pool, client, clock, challenges, session, clientMetadata }: Conversation,
  user: User,
  message: { kind: "second-factor" | "sign-in"; to: string; code: string },
): Promise<void> {
  const caller = { clientId: client.id, clientMetadata };
  try {
    await sendMail(pool, user, { ...message, now: clock.now(), caller });
  } catch (error) {
    challenges.reopen(session);
    throw error;
  }
}

/** Sends a six-digit code as a second factor. */
export async function sendFactorCode(
  conversation: Conversation,
  user: User,
  sentTo: string,
): Promise<SentCode> {
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  await sendCode(conversation, user, { kind: "second-factor", to: sentTo, code });
  return { code, sentTo };
}

/** The question for a code that was sent, which says where to look for it. */
export function codeQuestion(
  ChallengeName: ChallengeName,
  user: User,
  { sentTo, Session }: { sentTo: string; Session: string },
): AuthAnswer {
  const { DeliveryMedium, Destination } = deliveryTo(sentTo);
  return {
    ChallengeName,
    Session,
    ChallengeParameters: {
      CODE_DELIVERY_DELIVERY_MEDIUM: DeliveryMedium,
      CODE_DELIVERY_DESTINATION: Destination,
      USER_ID_FOR_SRP: user.username,
    },
  };
}

/** Refuses any other code than the one sent; the session stays usable. Throws CodeMismatchException. */
export function assertCodeSent({ code }: Pick<SentCode, "code">, offered: string): void {
  const [expected, given] = [Buffer.from(code), Buffer.from(offered)];
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) throw faults.authCodeMismatch();
}
