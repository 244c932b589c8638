import { Agent } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { call, callUntilLast, callUntilRefused } from "../test/keep-calling.ts";
import { longWait } from "../test/long-wait.ts";
import { postgresPrograms } from "../test/postgres.ts";
import {
  canRunWorkers,
  entriesOf,
  halfSent,
  isRunning,
  letIn,
  listening,
  open,
  startWorkerWorld,
  type WorkerWorld,
} from "../test/worker-world.ts";

vi.setConfig({ testTimeout: 300_000 });

describe.skipIf(postgresPrograms === null || !canRunWorkers)(
  "several workers on one port, told to stop (skipped where no PostgreSQL is installed)",
  () => {
    let world: WorkerWorld;
    beforeAll(async () => {
      world = await startWorkerWorld();
    });
    afterEach(() => world?.endAll());
    afterAll(() => world?.stop());

    it("finish what is in flight, reset nobody, and end with 0", async () => {
      const api = world.start();
      const { url, pids } = await listening(api);
      const inFlight = await halfSent(url, world.authorization, 8);
      const healthz = new URL("/healthz", url);
      const agents = Array.from({ length: 16 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
      await Promise.all(agents.map((agent) => call(healthz, agent)));
      const clients = agents.map((agent) => callUntilLast(healthz, agent));
      api.child.kill("SIGTERM");
      await api.said("stopping");
      inFlight.finish();
      for (const statuses of await Promise.all(clients)) expect(new Set(statuses)).toEqual(new Set([200]));
      expect(await api.exited).toBe(0);
      for (const answer of letIn(api, await inFlight.answers)) expect(answer).toContain("201 Created");
      expect(entriesOf(api, "stopped").map(({ connections }) => connections)).toEqual(["drained", "drained"]);
      expect(pids.filter(isRunning)).toEqual([]);
    });

    it("reset nobody, not even those who connect anew until the port is closed", async () => {
      const api = world.start();
      const { url } = await listening(api);
      const healthz = new URL("/healthz", url);
      const agents = Array.from({ length: 32 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
      await Promise.all(agents.map((agent) => call(healthz, agent)));
      const clients = Promise.all(agents.map((agent) => callUntilRefused(healthz, agent)));
      api.child.kill("SIGTERM");
      for (const statuses of await clients) expect(new Set(statuses)).toEqual(new Set([200]));
      expect(await api.exited).toBe(0);
    });

    it("cut clients that never finish, and still end with 0 in time", async () => {
      const api = world.start();
      const { url } = await listening(api);
      const stalled = await Promise.all(
        Array.from({ length: 6 }, () => open(url, "POST /api/v1/items HTTP/1.1\r\nHost: x\r\nContent-Le")),
      );
      api.child.kill("SIGTERM");
      // 0 says that each kept its own time: one that has not ended by then ends by force, with 1.
      expect(await api.exited).toBe(0);
      expect(entriesOf(api, "stopped").map(({ connections }) => connections)).toContain("cut");
      await Promise.all(stalled.map(({ answer }) => answer));
    });

    it("finish what is in flight also when the stop follows a replacement, and end with 0", async () => {
      const api = world.start();
      const { url } = await listening(api);
      const first = await world.holdStarts();
      api.child.kill("SIGHUP");
      const second = await first.letOneGo();
      // One is replaced and has ended, the other goes on until its successor comes to listen.
      await expect.poll(() => entriesOf(api, "stopped").length, longWait).toBe(1);
      const inFlight = await halfSent(url, world.authorization, 6);
      await second.letGo();
      await api.said("replacing the workers has ended");
      api.child.kill("SIGTERM");
      await expect.poll(() => entriesOf(api, "stopping").length, longWait).toBe(4);
      inFlight.finish();
      expect(await api.exited).toBe(0);
      for (const answer of letIn(api, await inFlight.answers)) expect(answer).toContain("201 Created");
    });
  },
);
