import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { workersReader } from "./worker-metrics.ts";

const exec = fileURLToPath(new URL("../../test/idle-worker.js", import.meta.url));
const isZombie = (pid: number) => /\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));

describe("the metrics of all workers", () => {
  const started: Worker[] = [];
  afterEach(() => {
    for (const worker of started.splice(0)) worker.process.kill("SIGKILL");
  });

  function fork(...args: string[]): Worker {
    cluster.setupPrimary({ exec, args });
    const worker = cluster.fork();
    started.push(worker);
    return worker;
  }

  it("do not wait for one that has yet to come to listen", async () => {
    const read = workersReader();
    await once(fork(), "online");
    expect((await read()).trim()).toBe("");
  });

  it.skipIf(process.platform !== "linux")(
    "leave out one that was killed, also before anybody has heard of its end",
    async () => {
      const read = workersReader();
      const worker = fork("listen");
      await once(worker, "listening");
      await turnOfTheLoop(); // which ends what the two still have to say about it: the next word is ours
      worker.process.kill("SIGKILL");
      while (!isZombie(worker.process.pid ?? 0)); // without a turn of the event loop, which would hear of its end
      expect(worker.isConnected()).toBe(true);
      expect((await read()).trim()).toBe("");
    },
  );
});
