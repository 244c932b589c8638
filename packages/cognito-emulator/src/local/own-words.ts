import { isPhoneNumber } from "../pool/alias-format.ts";
import type { Pool } from "../pool/pool.ts";
import type { MessageKind } from "./outbox.ts";

interface Words {
  /** Null in a text message, and where the pool names none. */
  readonly subject: string | null;
  readonly text: string;
}

/**
 * The message in the pool's own words, or null where it has none for this kind and way. `{####}` becomes the code or
 * temporary password, `{username}` the name. The older EmailVerificationMessage stands behind the template.
 */
export function ownWords(
  pool: Pool,
  { kind, to, username, code }: { kind: MessageKind; to: string; username: string; code: string },
): Words | null {
  const { text, subject } = isPhoneNumber(to) ? textMessage(pool, kind) : mail(pool, kind);
  if (!text) return null;
  // Replaced by functions: a name may hold a "$&", which a replacement text would act on.
  const filled = (words: string) =>
    words.replaceAll("{####}", () => code).replaceAll("{username}", () => username);
  return { text: filled(text), subject: subject ? filled(subject) : null };
}

/** What the pool's verification templates are for. */
const verifying: ReadonlySet<MessageKind> = new Set([
  "sign-up",
  "forgot-password",
  "reset-by-administrator",
  "verify-email",
]);

interface Template {
  readonly text: string | undefined;
  readonly subject?: string | undefined;
}

const noTemplate: Template = { text: undefined };

function mail({ settings, mfa }: Pool, kind: MessageKind): Template {
  if (kind === "second-factor") return { text: mfa.email?.Message, subject: mfa.email?.Subject };
  const { VerificationMessageTemplate: template, AdminCreateUserConfig } = settings;
  if (kind === "invitation") {
    const { EmailMessage, EmailSubject } = AdminCreateUserConfig.InviteMessageTemplate ?? {};
    return { text: EmailMessage, subject: EmailSubject };
  }
  if (!verifying.has(kind)) return noTemplate;
  return {
    text: template.EmailMessage ?? settings.EmailVerificationMessage,
    subject: template.EmailSubject ?? settings.EmailVerificationSubject,
  };
}

function textMessage({ settings }: Pool, kind: MessageKind): Template {
  if (kind === "second-factor") return { text: settings.SmsAuthenticationMessage };
  if (kind === "invitation")
    return { text: settings.AdminCreateUserConfig.InviteMessageTemplate?.SMSMessage };
  if (!verifying.has(kind)) return noTemplate;
  return { text: settings.VerificationMessageTemplate.SmsMessage ?? settings.SmsVerificationMessage };
}
