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
    .flatMap((pool) => pool.outbox.all())
    .filter(({ user, sub, to }) => !folded || [user, sub, to].some((name) => name.toLowerCase() === folded))
    .map((message, order) => ({ message, order }))
    .toSorted((left, right) => right.message.at - left.message.at || right.order - left.order)
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
