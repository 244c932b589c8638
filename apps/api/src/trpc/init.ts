import type { PolicyMeta } from "@sekisho/auth";
import { initTRPC } from "@trpc/server";
import { streamPing, streamSilence } from "../http/limits.ts";
import type { RestMeta } from "../rest/rest-meta.ts";
import type { Context } from "./context.ts";
import { shapeError } from "./shape-error.ts";

/** What every procedure says of itself. The auth slices state `policy`. */
export type Meta = PolicyMeta & {
  readonly rest?: RestMeta;
  /**
   * For procedures that take a password, a code or a refresh token, or that all instances hear of: calls are counted per
   * address, also inside a batch.
   */
  readonly countAttempts?: true;
};

/** tRPC, initialised once. Never "dev": a stack trace is for the log, whatever NODE_ENV says. */
export const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    isDev: false,
    sse: {
      ping: { enabled: true, intervalMs: streamPing },
      client: { reconnectAfterInactivityMs: streamSilence },
    },
    // Of what does not exist the name is the caller's own invention, and is not repeated.
    errorFormatter: ({ error, ctx, path, type }) =>
      shapeError({ error, ctx, path: type === "unknown" ? undefined : path }),
  });
