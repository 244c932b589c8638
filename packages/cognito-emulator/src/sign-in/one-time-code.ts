import { randomInt } from "node:crypto";
import { deliveryTo } from "../codes/code-delivery.ts";
import { simulatedDelivery } from "../codes/simulated-delivery.ts";
import { faults } from "../cognito-error.ts";
import { sendMail } from "../local/mail.ts";
import { verifiedAddress } from "../pool/first-factors.ts";
import { afterFirstFactor } from "./after-first-factor.ts";
import type { AuthAnswer } from "./auth-answer.ts";
import type { ChallengeAnswer } from "./challenges.ts";
import { type Claimant, claimantOf, holderOf } from "./claimant.ts";
import { type Conversation, required } from "./conversation.ts";
import { assertCodeSent } from "./sent-code.ts";

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

/** Sends a code that lives as long as the session. Nothing is sent for a name that nobody has, and nothing tells. */
function askBy({ challenge, state, attribute }: Medium) {
  return async (conversation: Conversation, claimant: Claimant): Promise<AuthAnswer> => {
    const { pool, client, clock, challenges, clientMetadata } = conversation;
    const caller = { clientId: client.id, clientMetadata };
    const { user, username, typed } = claimant;
    const to = user && verifiedAddress(user, attribute);
    const sent = to ? { code: newCode(), to } : null;
    if (user && sent) await sendMail(pool, user, { kind: "sign-in", ...sent, now: clock.now(), caller });
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

/** A wrong code leaves the session usable. A code proves the address it went to, as long as that is the user's. */
function answerBy({ state, attribute, answer: name }: Medium) {
  return async (answer: ChallengeAnswer): Promise<AuthAnswer> => {
    const { challenges, session } = answer;
    const claimant = claimantOf(answer);
    const offered = required(answer, name);
    const { sent } = challenges.readAny(session, [state], holderOf(answer, claimant));
    const { user } = claimant;
    if (!user || !sent) throw faults.authCodeMismatch();
    assertCodeSent(sent, offered);
    if (verifiedAddress(user, attribute) !== sent.to) throw faults.authCodeMismatch();
    challenges.close(session);
    return await afterFirstFactor(answer, user);
  };
}
