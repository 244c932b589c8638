import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startChild } from "./child-process.ts";
import { waitForAnswer } from "./wait-for-answer.ts";

const never = new AbortController().signal;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sekisho-child-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** The file in which the server of this name says where it is. */
const placeOf = (name: string) => join(folder, `${name}.url`);

async function start(name: string, source: string) {
  const script = join(folder, `${name}.mjs`);
  await writeFile(script, source);
  const logFile = join(folder, `${name}.log`);
  return startChild({ name, nodeArguments: [script], cwd: folder, env: process.env, logFile });
}

/** The words of a server that writes down where it is: a port that a test had chosen could be another's by then. */
const server = (name: string) => `
  import { renameSync, writeFileSync } from "node:fs";
  import { createServer } from "node:http";
  const place = ${JSON.stringify(join(folder, name))} + (process.argv[2] ?? "") + ".url";
  const server = createServer((_, answer) => answer.end("ok")).listen(0, "127.0.0.1", () => {
    writeFileSync(place + ".draft", "http://127.0.0.1:" + server.address().port);
    renameSync(place + ".draft", place);
  });
`;

/** Where the server of this name is, once it has said so. */
const urlOf = async (name: string) =>
  await vi.waitUntil(() => readFile(placeOf(name), "utf8").catch(() => ""), { timeout: 120_000 });

/** A server that starts another one, as `node --watch` and `next dev` do. */
const family = () => `
  import { spawn } from "node:child_process";
  if (!process.argv[2]) spawn(process.execPath, [import.meta.filename, "-child"]);
  ${server("family")}
`;

describe("a child process", () => {
  it("ends with everything it has started", async () => {
    const child = await start("family", family());
    const urls = [await urlOf("family"), await urlOf("family-child")];
    for (const url of urls) await waitForAnswer({ child, url, withinSeconds: 60, signal: never });
    await child.stop();
    for (const url of urls) await expect(fetch(url)).rejects.toThrow("fetch failed");
  });

  it("that dies says how, and what it said last", async () => {
    const child = await start("broken", `console.error("no database"); process.exit(3);`);
    expect(await child.died).toMatchObject({ how: "exit code 3", logTail: "no database" });
  });

  it("that dies while it is waited for ends the wait with its death", async () => {
    const child = await start("short", `setTimeout(() => process.exit(4), 50);`);
    const url = "http://127.0.0.1:9"; // discard: nobody is there
    const wait = waitForAnswer({ child, url, withinSeconds: 60, signal: never });
    await expect(wait).rejects.toMatchObject({ name: "ChildDied", how: "exit code 4" });
  });

  it("ends by itself when its parent is gone", async () => {
    const script = join(folder, "grandchild.mjs");
    await writeFile(script, server("grandchild"));
    const child = await start(
      "parent",
      `import { spawn } from "node:child_process";
       import { writeFileSync } from "node:fs";
       writeFileSync(${JSON.stringify(join(folder, "parent.pid"))}, String(process.pid));
       spawn(process.execPath, [...process.execArgv, ${JSON.stringify(script)}], { detached: true });`,
    );
    const url = await urlOf("grandchild");
    await waitForAnswer({ child, url, withinSeconds: 60, signal: never });
    process.kill(Number(await readFile(join(folder, "parent.pid"), "utf8")), "SIGKILL");
    await vi.waitFor(() => expect(fetch(url)).rejects.toThrow("fetch failed"), 60_000);
  });
});
