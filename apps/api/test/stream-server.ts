import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { localeFrom } from "@sekisho/contract/locale";
import { createHTTPServer } from "@trpc/server/adapters/standalone";
import { z } from "zod";
import type { Deps } from "../src/deps.ts";
import { protectedProcedure, publicProcedure, router } from "../src/trpc/procedures.ts";
import { Code, failureOf } from "./fixture-router.ts";

/** tRPC's stock server over the API's own `t`, error formatter and guards: the API has no streams of its own yet. */
export type StreamServer = {
  readonly url: string;
  readonly stop: () => Promise<void>;
};

const streams = router({
  /** Fails with this code, once one event is out. */
  fail: publicProcedure.input(z.object({ code: Code })).subscription(async function* ({ input }) {
    yield "before";
    throw failureOf(input.code);
  }),
  crash: publicProcedure.subscription(async function* () {
    yield "before";
    throw new Error("SELECT secret FROM vault -- /srv/app/node_modules/driver.js");
  }),
  guarded: protectedProcedure.subscription(async function* () {
    yield "for whoever is signed in";
  }),
});

export async function startStreamServer({ db, identity, clock, log }: Deps): Promise<StreamServer> {
  const server = createHTTPServer({
    router: streams,
    createContext: ({ req }) => ({
      db,
      identity,
      clock,
      log,
      auth: { kind: "anonymous" } as const,
      requestId: "stream",
      locale: localeFrom(req.headers["accept-language"]),
      watch: null,
      countAttempt: () => Promise.resolve(),
    }),
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // as: it listens on a port, not on a path
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** One event of a stream (HTML standard, section 9.2.6): its name, `message` unless said, and its data. */
export type StreamEvent = { readonly event: string; readonly data: unknown };

/** The events of an answer that has ended. */
export function eventsIn(text: string): StreamEvent[] {
  return text
    .split("\n\n")
    .map(
      (block) =>
        new Map(block.split("\n").map((line) => [line.split(": ")[0], line.slice(line.indexOf(": ") + 2)])),
    )
    .filter((fields) => fields.has("data"))
    .map((fields) => ({
      event: fields.get("event") ?? "message",
      data: JSON.parse(fields.get("data") || "null"),
    }));
}
