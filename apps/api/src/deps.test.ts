import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { createTestDatabase } from "@sekisho/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Api, envOf, startApi } from "../test/api.ts";
import { connectTo, postgresPrograms, startServer } from "../test/postgres.ts";
import { releaseDeps } from "./deps.ts";
import { traceFlushTimeout } from "./http/limits.ts";
import { startTracing } from "./tracing/start-tracing.ts";

const soon = { timeout: 30_000 };

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(() => void api.lines.splice(0));
afterAll(() => api.close());

/** What the log says of closing. */
const said = () =>
  api.lines.map((line) => JSON.parse(line)).filter(({ message }) => message.startsWith("closing"));

/** A trail that is not closed before somebody lets it. */
function heldTrail() {
  let letClose = () => {};
  const closed = new Promise<void>((resolve) => {
    letClose = resolve;
  });
  return { trail: { ...api.deps.trail, close: () => closed }, letClose };
}

describe("letting go of everything", () => {
  it("waits for the embedded database, and does not say that it was cut", async () => {
    const db = await createTestDatabase();
    const { trail, letClose } = heldTrail();
    const released = releaseDeps({ ...api.deps, db, trail });
    await vi.waitFor(() => expect(said()).not.toEqual([]), soon);
    letClose();
    expect(await released).toEqual({ database: "closed" });
    expect(said()).toMatchObject([
      { message: "closing takes long: the embedded database is waited for", unfinished: "audit trail" },
    ]);
  });

  it("does not lay at the database's door that a collector of traces does not answer", async () => {
    const callers: Socket[] = [];
    const silent = createServer((socket) => callers.push(socket)).listen(0, "127.0.0.1");
    await once(silent, "listening");
    const { port } = silent.address() as AddressInfo; // as: a TCP server has such an address
    const env = envOf({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` });
    const tracing = startTracing(env, api.deps.log, traceFlushTimeout);
    tracing?.startRequest(undefined, "held", {}).end();
    // The one that is slow must be the collector, on a busy machine too: everything else is closed in the same moment.
    const atOnce = { close: () => Promise.resolve() };
    const db = { ...api.deps.db, ...atOnce };
    const trail = { ...api.deps.trail, ...atOnce };
    const revocations = { ...api.deps.revocations, ...atOnce };
    expect(await releaseDeps({ ...api.deps, db, trail, revocations, tracing })).toEqual({
      database: "closed",
    });
    expect(said()).toEqual([]);
    for (const caller of callers) caller.destroy();
    silent.close();
  });

  it.skipIf(postgresPrograms === null)(
    "says that a server's connections were cut, and what had not finished (skipped where no PostgreSQL is installed)",
    async () => {
      const server = await startServer();
      const db = await connectTo(server);
      const { trail, letClose } = heldTrail();
      const released = releaseDeps({ ...api.deps, db, trail });
      await vi.waitFor(() => expect(said()).not.toEqual([]), soon);
      letClose();
      expect(await released).toEqual({ database: "cut" });
      expect(said()).toMatchObject([
        {
          message: "closing takes too long: the connections to the database are cut",
          unfinished: "audit trail",
        },
      ]);
      await server.stop();
    },
  );
});
