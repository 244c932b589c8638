import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startChild } from "./child-process.ts";
import { findFreePort } from "./free-port.ts";
import { waitForAnswer } from "./wait-for-answer.ts";

const never = new AbortController().signal;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sekisho-child-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function start(name: string, source: string) {
  const script = join(folder, `${name}.mjs`);
  await writeFile(script, source);
  const logFile = join(folder, `${name}.log`);
  return startChild({ name, nodeArguments: [script], cwd: folder, env: process.env, logFile });
}

/** A server that starts another one, as `node --watch` and `next dev` do. */
const family = (port: number, childPort: number) => `
  import { spawn } from "node:child_process";
  import { createServer } from "node:http";
  const serve = (port) => createServer((_, answer) => answer.end("ok")).listen(port, "127.0.0.1");
  if (process.argv[2]) serve(${childPort});
  else { spawn(process.execPath, [import.meta.filename, "child"]); serve(${port}); }
`;

describe("a child process", () => {
  it("ends with everything it has started", async () => {
    const [port, childPort] = [await findFreePort(0), await findFreePort(0)];
    const child = await start("family", family(port, childPort));
    await waitForAnswer({ child, url: `http://127.0.0.1:${port}`, withinSeconds: 20, signal: never });
    await waitForAnswer({ child, url: `http://127.0.0.1:${childPort}`, withinSeconds: 20, signal: never });
    await child.stop();
    await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow("fetch failed");
    await expect(fetch(`http://127.0.0.1:${childPort}`)).rejects.toThrow("fetch failed");
  });

  it("that dies says how, and what it said last", async () => {
    const child = await start("broken", `console.error("no database"); process.exit(3);`);
    expect(await child.died).toMatchObject({ how: "exit code 3", logTail: "no database" });
  });

  it("that dies while it is waited for ends the wait with its death", async () => {
    const child = await start("short", `setTimeout(() => process.exit(4), 50);`);
    const port = await findFreePort(0);
    const wait = waitForAnswer({ child, url: `http://127.0.0.1:${port}`, withinSeconds: 20, signal: never });
    await expect(wait).rejects.toMatchObject({ name: "ChildDied", how: "exit code 4" });
  });

  it("ends by itself when its parent is gone", async () => {
    const port = await findFreePort(0);
    const url = `http://127.0.0.1:${port}`;
    const grandchild = `
      import { createServer } from "node:http";
      createServer((_, answer) => answer.end("ok")).listen(${port}, "127.0.0.1");
    `;
    const script = join(folder, "grandchild.mjs");
    await writeFile(script, grandchild);
    const child = await start(
      "parent",
      `import { spawn } from "node:child_process";
       import { writeFileSync } from "node:fs";
       spawn(process.execPath, [...process.execArgv, ${JSON.stringify(script)}], { detached: true });
       writeFileSync(${JSON.stringify(join(folder, "parent.pid"))}, String(process.pid));`,
    );
    await waitForAnswer({ child, url, withinSeconds: 20, signal: never });
    process.kill(Number(await readFile(join(folder, "parent.pid"), "utf8")), "SIGKILL");
    await vi.waitFor(() => expect(fetch(url)).rejects.toThrow("fetch failed"), 10_000);
  });
});
