import { randomInt } from "node:crypto";
import { sendMail } from "../local/mail.ts";
import type { MessageKind } from "../local/outbox.ts";
import type { Pool } from "../pool/pool.ts";
import type { CodePurpose, User } from "../pool/user.ts";
import type { TriggerCaller } from "../triggers/run-trigger.ts";
import type { CustomMessageSource } from "../triggers/trigger-events.ts";
import { type CodeDelivery, deliveryTo } from "./code-delivery.ts";

const hour = 60 * 60_000;

const lifetimes: Readonly<Record<CodePurpose, number>> = {
  "sign-up": 24 * hour,
  "forgot-password": hour,
  "verify-email": 24 * hour,
  "verify-phone": 24 * hour,
};

interface CodeRequest {
  readonly purpose: CodePurpose;
  readonly to: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Why it is sent, when that is not the purpose itself. */
  readonly kind?: MessageKind;
  /** What the custom message trigger is told, when that does not follow from the kind. */
  readonly source?: CustomMessageSource;
  /** On whose behalf; an administrator's when absent. */
  readonly caller?: TriggerCaller;
}

/**
 * Sends the user a fresh six-digit code, which replaces an earlier one for the same purpose once it is sent: when the
 * custom message trigger fails, the code that lies in the mailbox still counts.
 */
export async function issueCode(
  pool: Pool,
  user: User,
  { purpose, to, now, kind = purpose, source, caller }: CodeRequest,
): Promise<CodeDelivery> {
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  await sendMail(pool, user, { kind, to, code, now, source, caller });
  user.codes[purpose] = { code, sentTo: to, expiresAt: now + lifetimes[purpose], wrongGuesses: 0 };
  return deliveryTo(to);
}
