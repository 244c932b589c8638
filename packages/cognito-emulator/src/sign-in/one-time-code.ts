import { randomInt } from "node:crypto";
import { deliveryTo } from "../codes/code-delivery.ts";
import { simulatedDelivery } from "../codes/simulated-delivery.ts";
import { faults } from "../cognito-error.ts";
import { usableFactors, verifiedAddress } from "../pool/first-factors.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import { afterFirstFactor } from "./after-first-factor.ts";
import type { AuthAnswer } from "./auth-answer.ts";
import type { ChallengeAnswer } from "./challenges.ts";
import { type Claimant, claimantOf, holderOf } from "./claimant.ts";
import { type Conversation, required } from "./conversation.ts";
import { assertCodeSent, sendCode } from "./sent-code.ts";

interface Medium {
  readonly challenge: "EMAIL_OTP" | "SMS_OTP";
  readonly state: "FIRST_EMAIL_OTP" | "FIRST_SMS_OTP";
  readonly attribute: "email" | "phone_number";
  /** What the answer calls the code. */
  readonly answer: string;
}

const byEmail: Medium = {
  challenge: "EMAIL_OTP",
  state: "FIRST_EMAIL_OTP",
  attribute: "email",
  answer: "EMAIL_OTP_CODE",
};
const byText: Medium = {
  challenge: "SMS_OTP",
  state: "FIRST_SMS_OTP",
  attribute: "phone_number",
  answer: "SMS_OTP_CODE",
};

/** EMAIL_OTP and SMS_OTP as a first factor: whoever reads the verified address is the user. */
export const askForEmailCode = askBy(byEmail);
export const askForTextCode = askBy(byText);
export const answerEmailCode = answerBy(byEmail);
export const answerTextCode = answerBy(byText);

/** Eight digits, as AWS sends them for signing in; every other code has six. */
const newCode = (): string => String(randomInt(100_000_000)).padStart(8, "0");

/** Where a code that signs this user in goes; undefined where none does. */
const addressFor = (pool: Pool, user: User, { challenge, attribute }: Medium): string | undefined =>
  usableFactors(pool, user).includes(challenge) ? verifiedAddress(user, attribute) : undefined;

/** Sends a code that lives as long as the session. Nothing is sent to somebody it would not sign in, and nothing tells. */
function askBy(medium: Medium) {
  const { challenge, state } = medium;
  return async (conversation: Conversation, claimant: Claimant): Promise<AuthAnswer> => {
    const { pool, client, challenges } = conversation;
    const { user, username, typed } = claimant;
    const to = user && addressFor(pool, user, medium);
    const sent = to ? { code: newCode(), to } : null;
    if (user && sent) await sendCode(conversation, user, { kind: "sign-in", ...sent });
    const { Destination, DeliveryMedium } = to ? deliveryTo(to) : simulatedDelivery(pool, typed);
    return {
      ChallengeName: challenge,
      Session: challenges.open(client, { challenge: state, clientId: client.id, username, sent }),
      ChallengeParameters: {
        CODE_DELIVERY_DELIVERY_MEDIUM: DeliveryMedium,
        CODE_DELIVERY_DESTINATION: Destination,
        USER_ID_FOR_SRP: username,
      },
    };
  };
}

/**
 * A wrong code leaves the session usable. A code proves the address it went to, as long as that is the user's and he
 * signs in by codes.
 */
function answerBy(medium: Medium) {
  const { state, answer: name } = medium;
  return async (answer: ChallengeAnswer): Promise<AuthAnswer> => {
    const { pool, challenges, session } = answer;
    const claimant = claimantOf(answer);
    const offered = required(answer, name);
    const { sent } = challenges.readAny(session, [state], holderOf(answer, claimant));
    const { user } = claimant;
    if (!user || !sent) throw faults.authCodeMismatch();
    assertCodeSent(sent, offered);
    if (addressFor(pool, user, medium) !== sent.to) throw faults.authCodeMismatch();
    challenges.close(session);
    return await afterFirstFactor(answer, user);
  };
}
