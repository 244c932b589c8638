import { EventEmitter, once } from "node:events";
import { type ErrorCode, errorCodes } from "@sekisho/contract/error-code";
import type { ErrorDetails } from "@sekisho/contract/error-envelope";
import { DatabaseUnavailable } from "@sekisho/db";
import { z } from "zod";
import { ApiError } from "../src/trpc/api-error.ts";
import {
  adminProcedure,
  protectedProcedure,
  protectedStream,
  publicProcedure,
  router,
} from "../src/trpc/procedures.ts";
import { superviseStream } from "../src/trpc/supervise-stream.ts";

const text = { ja: "試験", en: "Test" };
const Code = z.enum(errorCodes as [ErrorCode, ...ErrorCode[]]); // as: the list is not empty

/** What the procedure `hold` says ("begun", "done") and waits for ("release"). */
export const held = new EventEmitter();

/** Procedures that misbehave in every way the product's own should not. */
export const fixtureRouter = router({
  /** Fails with this code, once one event is out. */
  failingStream: publicProcedure
    .use(superviseStream)
    .input(z.object({ code: Code }))
    .subscription(async function* ({ input }) {
      yield "before";
      throw failureOf(input.code);
    }),
  crashingStream: publicProcedure.use(superviseStream).subscription(async function* () {
    yield "before";
    throw new Error("SELECT secret FROM vault -- /srv/app/node_modules/driver.js");
  }),
  /** 64 KB at a time, as fast as they are taken. */
  floodingStream: protectedStream.subscription(async function* () {
    for (;;) yield "x".repeat(65_536);
  }),
  guardedStream: protectedStream.subscription(async function* () {
    yield "for whoever is signed in";
  }),
  fail: publicProcedure
    .meta({ rest: { method: "GET", path: "/fail/{code}", tag: "test", summary: text } })
    .input(z.object({ code: Code }))
    .query(({ input }) => {
      throw failureOf(input.code);
    }),
  crash: publicProcedure
    .meta({ rest: { method: "GET", path: "/crash", tag: "test", summary: text } })
    .query(() => {
      throw new Error("SELECT secret FROM vault -- /srv/app/node_modules/driver.js");
    }),
  wrongOutput: publicProcedure.output(z.object({ n: z.int() })).query(() => ({ n: "x" }) as never), // as: the mistake under test
  databaseDown: publicProcedure
    .meta({ rest: { method: "GET", path: "/database-down", tag: "test", summary: text } })
    .query(() => {
      throw new DatabaseUnavailable("connection refused to 10.0.0.7", null);
    }),
  echo: publicProcedure.input(z.object({ text: z.string().max(10) })).query(({ input }) => input.text),
  nothing: publicProcedure.query(() => undefined),
  /** Is done when somebody lets it, and says so. */
  hold: publicProcedure.mutation(async () => {
    const released = once(held, "release");
    held.emit("begun");
    await released;
    held.emit("done");
  }),
  number: publicProcedure
    .meta({ rest: { method: "GET", path: "/number/{n}", tag: "test", summary: text } })
    .input(z.object({ n: z.int(), limit: z.int().optional(), word: z.string().optional() }))
    .query(({ input }) => input),
  write: protectedProcedure
    .meta({ rest: { method: "POST", path: "/write", tag: "test", status: 201, summary: text } })
    .input(z.object({ text: z.string() }))
    .mutation(({ input, ctx }) => ({ text: input.text, by: ctx.principal.sub })),
  secret: adminProcedure
    .meta({ rest: { method: "GET", path: "/secret", tag: "test", summary: text } })
    .query(() => "for administrators"),
  /** Keeps the event loop to itself for this many milliseconds. */
  hog: publicProcedure.input(z.object({ ms: z.int() })).query(({ input }) => {
    for (const until = performance.now() + input.ms; performance.now() < until; );
    return "done";
  }),
  guess: publicProcedure
    .meta({ rest: { method: "POST", path: "/guess", tag: "test", summary: text }, countAttempts: true })
    .input(z.object({ password: z.string() }))
    .mutation(() => "wrong"),
});

/** What such an error says beyond its code, where the product's own says something. */
function detailsOf(code: ErrorCode): ErrorDetails {
  switch (code) {
    case "insufficient_permissions":
      return { required_roles: ["user", "admin"], current_role: null };
    case "insufficient_scope":
      return { required_scope: "items/write" };
    case "step_up_required":
      return { max_age: 300 };
    case "challenge_unsupported":
      return { challenge: "SOFTWARE_TOKEN_MFA" };
    case "validation_failed":
      return { fields: { name: "too_big" } };
    default:
      return {};
  }
}

/** An error of this code, as a verb throws it. */
function failureOf(code: ErrorCode): ApiError {
  return new ApiError(code, detailsOf(code), code === "rate_limited" ? { retryAfterSeconds: 7 } : {});
}
