import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { longWait } from "../test/long-wait.ts";
import { postgresPrograms } from "../test/postgres.ts";
import {
  callWithoutEnd,
  canRunWorkers,
  entriesOf,
  isRunning,
  listening,
  pidsOf,
  startWorkerWorld,
  statusesOf,
  type WorkerWorld,
} from "../test/worker-world.ts";

vi.setConfig({ testTimeout: 300_000 });

describe.skipIf(postgresPrograms === null || !canRunWorkers)(
  "several workers on one port, told to be replaced (skipped where no PostgreSQL is installed)",
  () => {
    let world: WorkerWorld;
    beforeAll(async () => {
      world = await startWorkerWorld();
    });
    afterEach(() => world?.endAll());
    afterAll(() => world?.stop());

    it("are replaced one by one at SIGHUP, and no client notices", async () => {
      const api = world.start();
      const { url, pids } = await listening(api);
      const clients = callWithoutEnd(url, world.authorization);
      await expect.poll(clients.answered, longWait).toBeGreaterThan(50);
      api.child.kill("SIGHUP");
      await expect.poll(() => pids.filter(isRunning), longWait).toEqual([]);
      const { statuses, malformed, broken } = await clients.stop();
      await expect.poll(() => statusesOf(api, statuses)).toEqual([200]); // the log may be read later than the answers
      expect({ malformed, broken }).toEqual({ malformed: 0, broken: 0 });
      expect(pidsOf(api).filter(isRunning)).toHaveLength(2);
      expect(entriesOf(api, "a worker ended")).toEqual([]);
    });

    it("are as many as before when they are killed while they are replaced", async () => {
      const api = world.start();
      const { pids } = await listening(api);
      const starts = await world.holdStarts();
      api.child.kill("SIGHUP");
      await expect.poll(starts.inLine, longWait).toBe(1);
      for (const pid of pids) process.kill(pid, "SIGKILL"); // the one whose successor is on its way, and the other
      await expect.poll(() => entriesOf(api, "a worker ended").length, longWait).toBe(2);
      await starts.letGo();
      await api.said("replacing the workers has ended");
      await expect.poll(() => pidsOf(api).length, longWait).toBeGreaterThanOrEqual(4);
      api.child.kill("SIGTERM");
      expect(await api.exited).toBe(0);
      expect(pidsOf(api)).toHaveLength(4);
      expect(entriesOf(api, "stopped")).toHaveLength(2);
    });
  },
);
