import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { emptyFolder } from "../test/api.ts";
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
  "several workers on one port (skipped where no PostgreSQL is installed)",
  () => {
    let world: WorkerWorld;
    beforeAll(async () => {
      world = await startWorkerWorld();
    });
    afterEach(() => world?.endAll());
    afterAll(() => world?.stop());

    it("go on when one is killed: every answer is right, and a replacement starts", async () => {
      const api = world.start();
      const { url, pids } = await listening(api);
      const clients = callWithoutEnd(url, world.authorization);
      await expect.poll(clients.answered, longWait).toBeGreaterThan(100);
      process.kill(pids[0] ?? 0, "SIGKILL");
      await expect.poll(() => pidsOf(api).length, longWait).toBe(3);
      const before = clients.answered();
      await expect.poll(clients.answered, longWait).toBeGreaterThan(before + 100);
      const { statuses, malformed, broken } = await clients.stop();
      await expect.poll(() => statusesOf(api, statuses)).toEqual([200]); // the log may be read later than the answers
      expect(malformed).toBe(0);
      // At most what each client had under way, and what was handed to the killed one at that moment.
      expect(broken).toBeLessThanOrEqual(12);
      expect(entriesOf(api, "a worker ended")).toMatchObject([{ pid: pids[0], signal: "SIGKILL" }]);
      expect(pidsOf(api).filter(isRunning)).toHaveLength(2);
    });

    it("are replaced again and again, with pauses that the log speaks of", async () => {
      const api = world.start();
      await listening(api);
      for (let deaths = 1; deaths <= 3; deaths++) {
        process.kill(pidsOf(api).at(-1) ?? 0, "SIGKILL");
        await expect.poll(() => pidsOf(api).length, longWait).toBe(2 + deaths);
      }
      const waits = entriesOf(api, "workers end again and again: the next one waits");
      expect(waits.map((entry) => entry["wait_ms"])).toEqual([1_000, 2_000]);
      api.child.kill("SIGTERM");
      expect(await api.exited).toBe(0);
    });

    it("go on with the first when the second is killed before it listens: it is started anew", async () => {
      const first = await world.holdStarts();
      const api = world.start();
      const second = await first.letOneGo();
      await api.said("a worker listens");
      await expect.poll(second.inLine, longWait).toBe(1);
      const starting = childrenOf(api.child.pid ?? 0).filter((pid) => !pidsOf(api).includes(pid));
      expect(starting).toHaveLength(1);
      for (const pid of starting) process.kill(pid, "SIGKILL");
      await api.said("a worker could not start");
      await second.letGo();
      const { pids } = await listening(api);
      expect(pids).not.toContain(starting[0]);
      expect(pids.filter(isRunning)).toHaveLength(2);
      expect(entriesOf(api, "a worker could not start")).toHaveLength(1);
    });

    it("are not left behind by a primary that is killed", async () => {
      const api = world.start();
      const { pids } = await listening(api);
      api.child.kill("SIGKILL");
      await api.exited;
      await expect.poll(() => pids.filter(isRunning), longWait).toEqual([]);
    });

    it("end all of them, with one sentence, where the first cannot start", async () => {
      const taken = createServer();
      await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
      const address = taken.address();
      const port = typeof address === "object" && address ? String(address.port) : "";
      const api = world.start({ PORT: port });
      expect(await api.exited).toBe(1);
      expect(api.stderr().trim().split("\n")).toEqual([expect.stringMatching(/^PORT: is in use/)]);
      expect(entriesOf(api, "a worker could not start: the API ends")).toHaveLength(1);
      taken.close();
    });

    it("share the log file: it has every line that standard output has, whole and once, over all rotations", async () => {
      const folder = emptyFolder();
      const path = join(folder, "api.log");
      const api = world.start({ LOG_FILE: path, LOG_FILE_MAX_BYTES: "10000", LOG_FILE_BACKUPS: "100" });
      const { url, pids } = await listening(api);
      const clients = callWithoutEnd(url, world.authorization);
      await expect.poll(clients.answered, longWait).toBeGreaterThan(100);
      process.kill(pids[0] ?? 0, "SIGKILL");
      await expect.poll(() => entriesOf(api, "a worker ended").length, longWait).toBe(1);
      const before = clients.answered();
      await expect.poll(clients.answered, longWait).toBeGreaterThan(before + 100);
      // No longer: what is asked while a slow replacement starts might be more than the backups hold.
      await clients.stop();
      await expect.poll(() => pidsOf(api).length, longWait).toBe(3);
      api.child.kill("SIGTERM");
      expect(await api.exited).toBe(0);
      const names = readdirSync(folder).filter((name) => !name.endsWith(".lock"));
      expect(names.length).toBeGreaterThan(3);
      const lines = names.flatMap((name) =>
        readFileSync(join(folder, name), "utf8").split("\n").slice(0, -1),
      );
      // Standard output comes first: of a line under way the one that was killed may have written no more than that.
      await vi.waitFor(
        () => {
          const unwritten = withoutEach(api.lines, lines);
          expect(unwritten.length).toBeLessThanOrEqual(1);
          expect(lines.toSorted()).toEqual(withoutEach(api.lines, unwritten).toSorted());
        },
        { timeout: 30_000 },
      );
    });
  },
);

/** The workers of a primary process, those that do not listen yet included. */
const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);

/** What is left when each of these is taken away once. */
function withoutEach(lines: readonly string[], taken: readonly string[]): string[] {
  const left = [...lines];
  for (const line of taken) {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}
