import type { PoolStore } from "../pool/pool-store.ts";
import type { Message } from "./outbox.ts";

/** A message as the local reads answer it; `at` is ISO 8601. */
export type SentMessage = Pick<Message, "user" | "to" | "kind" | "code" | "subject" | "text"> & {
  at: string;
};

/** The messages of every pool, newest first: all, or those of one user, named by user name, sub or e-mail. */
export function messagesFor(pools: PoolStore, wanted: string | null): SentMessage[] {
  const folded = wanted?.toLowerCase();
  return pools
    .all()
    .flatMap((pool) => inOrderSent(pool.outbox.all()))
    .filter(
      ({ message: { user, sub, to } }) =>
        !folded || [user, sub, to].some((name) => name.toLowerCase() === folded),
    )
    .map(({ message, since }, order) => ({ message, since, order }))
    .toSorted((left, right) => right.since - left.since || right.order - left.order)
    .map(({ message: { user, to, kind, code, subject, text, at } }) => ({
      user,
      to,
      kind,
      code,
      subject,
      text,
      at: new Date(at).toISOString(),
    }));
}

/** `since` never falls: when the clock was put back, what a pool sent afterwards is newer than what it sent before. */
function inOrderSent(messages: readonly Message[]): { message: Message; since: number }[] {
  let since = Number.NEGATIVE_INFINITY;
  return messages.map((message) => {
    since = Math.max(since, message.at);
    return { message, since };
  });
}
