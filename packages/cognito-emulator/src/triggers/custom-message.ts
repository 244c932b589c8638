import { z } from "zod";
import type { MessageKind } from "../local/outbox.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import { runTrigger, type TriggerCaller } from "./run-trigger.ts";
import { triggerAttributes } from "./trigger-attributes.ts";
import type { CustomMessageSource } from "./trigger-events.ts";

const codePlaceholder = "{####}";
const usernamePlaceholder = "{username}";

/** A message of each kind, unless whoever sends it knows better: a code may be sent again, or asked for. */
const sources: Readonly<Record<MessageKind, CustomMessageSource>> = {
  "sign-up": "CustomMessage_SignUp",
  invitation: "CustomMessage_AdminCreateUser",
  "forgot-password": "CustomMessage_ForgotPassword",
  "reset-by-administrator": "CustomMessage_ForgotPassword",
  "verify-email": "CustomMessage_UpdateUserAttribute",
  "verify-phone": "CustomMessage_UpdateUserAttribute",
  "second-factor": "CustomMessage_Authentication",
  "sign-in": "CustomMessage_Authentication",
};

const Wording = z.object({
  smsMessage: z.string().max(140).nullish(),
  emailMessage: z.string().max(20_000).nullish(),
  emailSubject: z.string().max(140).nullish(),
});

interface MessageToWord {
  readonly kind: MessageKind;
  readonly source?: CustomMessageSource | undefined;
  readonly to: string;
  readonly code: string;
  /** The name the reader signs in with. */
  readonly username: string;
  readonly caller?: TriggerCaller | undefined;
}

/**
 * Has the pool's custom message function word a message. Null when the usual words are to be used: there is no function,
 * it said nothing, or its text lacks a placeholder that has to be in it. The function never sees the code.
 */
export async function askForWording(
  pool: Pool,
  user: User,
  { kind, source = sources[kind], to, code, username, caller }: MessageToWord,
): Promise<{ text: string; subject: string | null } | null> {
  const invites = source === "CustomMessage_AdminCreateUser";
  const wording = await runTrigger(pool, {
    trigger: "CustomMessage",
    source,
    userName: user.username,
    clientId: caller?.clientId ?? null,
    request: {
      userAttributes: triggerAttributes(user),
      codeParameter: codePlaceholder,
      linkParameter: "{##Click Here##}",
      usernameParameter: invites ? usernamePlaceholder : null,
      clientMetadata: caller?.clientMetadata,
    },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
    accepts: Wording,
  });
  const template = to.startsWith("+") ? wording?.smsMessage : wording?.emailMessage;
  const needed = invites ? [codePlaceholder, usernamePlaceholder] : [codePlaceholder];
  if (!template || needed.some((placeholder) => !template.includes(placeholder))) return null;
  // Replaced by functions: a plain text would have its $ signs read as patterns.
  const text = template
    .replaceAll(usernamePlaceholder, () => username)
    .replaceAll(codePlaceholder, () => code);
  return { text, subject: wording?.emailSubject ?? null };
}
