import cluster from "node:cluster";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { emptyFolder } from "../../test/api.ts";
import { workersReader } from "./worker-metrics.ts";

it.skipIf(process.platform !== "linux")(
  "of a worker that has just died are left out, and do not end the primary process",
  async () => {
    const exec = join(emptyFolder(), "listen.cjs");
    writeFileSync(exec, `require("node:http").createServer().listen(0, "127.0.0.1")`);
    cluster.setupPrimary({ exec });
    const read = workersReader();
    const worker = cluster.fork();
    await once(worker, "listening");
    const { pid = 0 } = worker.process;
    const failures: unknown[] = [];
    worker.on("error", (error) => failures.push(error));
    process.kill(pid, "SIGKILL");
    // Without a turn of the event loop, in which this process would hear of it.
    while (!/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8")));
    expect(worker.isConnected()).toBe(true);
    expect(await read()).toBe("\n");
    expect(failures).toEqual([]);
  },
);
