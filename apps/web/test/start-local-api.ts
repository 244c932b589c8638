import type { AddressInfo } from "node:net";
import { type ErrorCode, errorTable } from "@sekisho/contract/error-code";
import type { ItemEvent } from "@sekisho/contract/item-changes";
import { initTRPC, TRPCError, tracked } from "@trpc/server";
import { createHTTPServer } from "@trpc/server/adapters/standalone";
import { z } from "zod";

/** What the API's error formatter reads a code from. */
class Refusal extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode) {
    super(code);
    this.code = code;
  }
}

const t = initTRPC.context<{ token: string; rules: Rules }>().create({
  isDev: false,
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    data: {
      error: error.cause instanceof Refusal ? error.cause.code : "internal_server_error",
      message: shape.message,
      request_id: "r-1",
    },
  }),
});

const guarded = t.procedure.use(({ ctx, next }) => {
  if (ctx.rules.accepted === ctx.token) return next();
  throw refusal(ctx.rules.refuseWith);
});

function refusal(code: ErrorCode): TRPCError {
  return new TRPCError({ code: errorTable[code].trpcCode, cause: new Refusal(code) });
}

const router = t.router({
  echo: guarded.input(z.string()).query(({ input }) => input),
  write: guarded.input(z.string()).mutation(({ input }) => input),
  items: t.router({
    changes: guarded.input(z.object({ lastEventId: z.string().optional() })).subscription(async function* ({
      ctx: { rules },
      input,
      signal,
    }) {
      rules.resumedFrom.push(input.lastEventId);
      const { events, end } = rules.streams.shift() ?? { events: [], end: null };
      for (const [id, event] of events) yield tracked(id, event);
      if (end !== null) throw refusal(end);
      await new Promise((resolve) => signal?.addEventListener("abort", resolve, { once: true }));
    }),
  }),
});

export type LocalRouter = typeof router;

/** May be changed between calls. */
type Rules = {
  accepted: string;
  refuseWith: ErrorCode;
  /** What is sent to whoever follows the changes, stream after stream; `end: null` leaves it open. Then nothing is sent. */
  streams: { readonly events: readonly (readonly [string, ItemEvent])[]; readonly end: ErrorCode | null }[];
  /** Where each stream was asked to go on from. */
  readonly resumedFrom: (string | undefined)[];
  /** Refuses a stream with its own status before it begins, as the API does; tRPC's own server says 200. */
  refuseAtDoor: boolean;
};

type Request = {
  readonly url: string;
  readonly authorization: string;
  readonly language: string;
  readonly id: unknown;
};

/** A tRPC server on a free port that answers as the API does, accepts one token and refuses every other. */
export async function startLocalApi() {
  const rules: Rules = {
    accepted: "good",
    refuseWith: "token_validation_failed",
    streams: [],
    resumedFrom: [],
    refuseAtDoor: false,
  };
  const requests: Request[] = [];
  const server = createHTTPServer({
    router,
    basePath: "/trpc/",
    middleware(request, response, next) {
      const isStream = request.url?.includes("items.changes");
      if (!isStream || !rules.refuseAtDoor || request.headers.authorization === `Bearer ${rules.accepted}`)
        return next();
      response.writeHead(401).end();
    },
    createContext({ req }) {
      const { authorization = "", "accept-language": language = "" } = req.headers;
      requests.push({ url: req.url ?? "", authorization, language, id: req.headers["x-request-id"] });
      return { token: authorization.replace("Bearer ", ""), rules };
    },
  });
  // It never closes an idle connection: on a busy machine that would be just when it is used again.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // as: a TCP server's address is never a pipe name
  const stop = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { rules, requests, url: `http://127.0.0.1:${port}`, stop };
}
