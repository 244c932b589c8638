import { AuthError } from "@sekisho/auth";
import { lastEventTimeout } from "../http/limits.ts";
import { readFault } from "../http/read-fault.ts";
import { hashSubject } from "../logging/hash-subject.ts";
import type { StreamLease } from "../streams/stream-lease.ts";
import { supervised } from "../streams/supervised.ts";
import type { Context } from "./context.ts";
import { t } from "./init.ts";

/**
 * What every subscription is built on: it goes on while the caller's credential stands, counts against their number of
 * streams, and ends typed. `ctx.ending` is aborted when the stream is over, for the verb to let go of what it holds.
 */
export const superviseStream = t.middleware(async ({ ctx, path, signal, next }) => {
  const lease = ctx.streams.open(ctx.auth);
  let events = 0;
  const openedAt = performance.now();
  lease.signal.addEventListener(
    "abort",
    () => {
      const ms = Math.round(performance.now() - openedAt);
      ctx.log.info({ path, ...subjectOf(ctx), events, ms, ...endOf(lease) }, "stream");
      // A client that does not read would otherwise keep its stream for as long as it likes.
      setTimeout(() => !signal?.aborted && ctx.cut(), lastEventTimeout).unref();
    },
    { once: true },
  );
  if (signal?.aborted) lease.close(); // nobody is told of what has happened already
  signal?.addEventListener("abort", () => lease.close(), { once: true });
  const result = await next({ ctx: { ending: lease.signal } });
  if (!result.ok) {
    lease.close();
    return result;
  }
  const source = result.data as AsyncIterable<unknown>; // as: what a subscription answers, by its type
  return { ...result, data: supervised(source, lease, () => events++) };
});

const subjectOf = ({ auth }: Context) =>
  auth.kind === "signed-in" ? { subject: hashSubject(auth.principal.sub) } : {};

/** Why it ended, as the log says it: `closed` by the client or by its end, or the code that the client was told. */
function endOf({ signal }: StreamLease) {
  const why: unknown = signal.reason;
  if (why instanceof DOMException) return { ended: "closed" };
  const { code, details } = readFault(why);
  if (details.token_expired) return { ended: "token_expired" };
  return { ended: code, ...(why instanceof AuthError ? { reason: why.reason } : {}) };
}
