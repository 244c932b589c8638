import { z } from "zod";

/** Why a message was sent. */
export const MessageKind = z.enum([
  "sign-up",
  "invitation",
  "forgot-password",
  "reset-by-administrator",
  "verify-email",
  "verify-phone",
  "second-factor",
  "sign-in",
]);
export type MessageKind = z.infer<typeof MessageKind>;

/** A message the pool would have mailed. */
export const Message = z.object({
  user: z.string(),
  sub: z.string(),
  to: z.string(),
  kind: MessageKind,
  /** The code, or in an invitation the temporary password. */
  code: z.string(),
  /** The custom message trigger's subject line, or the pool's own; null where neither names one. */
  subject: z.string().nullable().default(null),
  text: z.string(),
  /** Milliseconds since the epoch. */
  at: z.number(),
});
export type Message = z.infer<typeof Message>;

const kept = 500;

/** What a pool has sent: the newest 500 messages, kept where the developer can read them. */
export class Outbox {
  #messages: readonly Message[];
  #text: string | null = null;

  constructor(messages: Iterable<Message> = []) {
    this.#messages = Object.freeze(Array.from(messages, (message) => Object.freeze(message)));
  }

  post(message: Message): void {
    this.#messages = Object.freeze([...this.#messages, Object.freeze(message)].slice(-kept));
    this.#text = null;
  }

  /** Oldest first. Frozen: what has been sent does not change. */
  all(): readonly Readonly<Message>[] {
    return this.#messages;
  }

  /** All of them as JSON; the same text until there is another. */
  text(): string {
    this.#text ??= JSON.stringify(this.#messages);
    return this.#text;
  }
}
