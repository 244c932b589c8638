import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { emptyFolder } from "../../test/api.ts";
import { compileApi, compiled } from "../../test/api-process.ts";
import { startFailure } from "../start-failure.ts";
import { type LogFileOptions, openLogFile } from "./log-file.ts";

beforeAll(() => compileApi());

const script = fileURLToPath(new URL("../../test/write-log-lines.js", import.meta.url));

function open(path: string, options: Partial<LogFileOptions> = {}) {
  const troubles: string[] = [];
  const onTrouble = (error: unknown) => troubles.push(startFailure(error));
  const write = openLogFile({ path, maxBytes: 0, backups: 5, onTrouble, ...options });
  return { write, troubles };
}

const newPath = () => join(emptyFolder(), "api.log");
const filesAt = (path: string) => readdirSync(dirname(path)).toSorted();

/** Every line of the log and of its backups. A line that is not whole is no JSON. */
function linesAt(path: string): { by: string; n: number }[] {
  return filesAt(path)
    .map((name) => readFileSync(join(dirname(path), name), "utf8"))
    .flatMap((text) => text.split("\n").slice(0, -1))
    .map((line) => JSON.parse(line));
}

type Writer = { readonly child: ChildProcess; readonly said: () => number; readonly ended: Promise<unknown> };

/** A process of its own that writes this many lines. */
function startWriter(path: string, maxBytes: number, by: string, count: number): Writer {
  const args = [script, `${compiled}/logging/log-file.js`, path, maxBytes, 100, by, count].map(String);
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let said = 0;
  createInterface({ input: child.stdout }).on("line", (line) => {
    said = Number(line);
  });
  return { child, said: () => said, ended: once(child, "close") };
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe("a log file that several processes share", () => {
  it("has every line of each of them, whole and once, while they rotate it under each other's hands", async () => {
    const path = newPath();
    const writers = ["a", "b", "c", "d"].map((by) => startWriter(path, 20_000, by, 3_000));
    for (const { ended } of writers) expect(await ended).toEqual([0, null]);
    const lines = linesAt(path);
    for (const by of ["a", "b", "c", "d"]) {
      const numbers = lines.filter((line) => line.by === by).map(({ n }) => n);
      expect(numbers.toSorted((a, b) => a - b)).toEqual(upTo(3_000));
    }
    const files = filesAt(path);
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((name) => name.includes("lock"))).toEqual([]);
    for (const name of files) expect(statSync(join(dirname(path), name)).mode & 0o777).toBe(0o600);
  });

  it("has every line that one had written before it was killed, and the others go on", async () => {
    const path = newPath();
    const writers = ["killed", "b", "c"].map((by) => startWriter(path, 20_000, by, 3_000));
    const [victim] = writers;
    await expect.poll(() => victim?.said(), { interval: 2, timeout: 100_000 }).toBeGreaterThan(500);
    victim?.child.kill("SIGKILL");
    await Promise.all(writers.map(({ ended }) => ended));
    const lines = linesAt(path);
    for (const [index, by] of ["killed", "b", "c"].entries()) {
      const numbers = lines.filter((line) => line.by === by).map(({ n }) => n);
      expect(numbers.toSorted((a, b) => a - b)).toEqual(upTo(numbers.length));
      expect(numbers.length).toBeGreaterThanOrEqual(writers[index]?.said() ?? 0);
    }
    expect(lines.filter(({ by }) => by !== "killed")).toHaveLength(6_000);
  });
});

describe("rotation", () => {
  it("keeps the newest files and lets the oldest go", () => {
    const path = newPath();
    const { write, troubles } = open(path, { maxBytes: 10, backups: 3 });
    for (const n of upTo(9)) write(`line ${n}\n`);
    expect(filesAt(path)).toEqual(["api.log", "api.log.1", "api.log.2", "api.log.3"]);
    expect(filesAt(path).map((name) => readFileSync(join(dirname(path), name), "utf8"))).toEqual([
      "line 9\n",
      "line 8\n",
      "line 7\n",
      "line 6\n",
    ]);
    expect(troubles).toEqual([]);
  });

  it("fills the gap that a process left which was killed in the middle of it", () => {
    const path = newPath();
    writeFileSync(`${path}.2`, "older\n");
    const { write } = open(path, { maxBytes: 10 });
    for (const n of upTo(3)) write(`line ${n}\n`);
    expect(filesAt(path)).toEqual(["api.log", "api.log.1", "api.log.2", "api.log.3"]);
    expect(readFileSync(`${path}.3`, "utf8")).toBe("older\n");
  });

  it("waits for nobody: while another process is at it, lines go where they went", () => {
    const path = newPath();
    writeFileSync(`${path}.lock`, "");
    const { write, troubles } = open(path, { maxBytes: 10 });
    for (const n of upTo(3)) write(`line ${n}\n`);
    expect(filesAt(path)).toEqual(["api.log", "api.log.lock"]);
    expect(readFileSync(path, "utf8")).toBe("line 1\nline 2\nline 3\n");
    expect(troubles).toEqual([]);
  });

  it("goes on after a process that was killed with the lock in its hands", () => {
    const path = newPath();
    writeFileSync(`${path}.lock`, "");
    const minutesAgo = Date.now() / 1000 - 120;
    utimesSync(`${path}.lock`, minutesAgo, minutesAgo);
    const { write } = open(path, { maxBytes: 10 });
    for (const n of upTo(2)) write(`line ${n}\n`);
    expect(filesAt(path)).toEqual(["api.log", "api.log.1"]);
  });

  it("may be left to the platform, by copying and truncating or by renaming", () => {
    const path = newPath();
    const { write } = open(path);
    write("first\n");
    copyFileSync(path, `${path}.copy`);
    truncateSync(path);
    write("second\n");
    expect(readFileSync(path, "utf8")).toBe("second\n");
    renameSync(path, `${path}.moved`);
    write("third\n");
    expect(readFileSync(path, "utf8")).toBe("third\n");
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});

describe("a file that cannot be written", () => {
  it.skipIf(!existsSync("/dev/full"))("is spoken of once until it can be again, and ends nothing", () => {
    const path = newPath();
    symlinkSync("/dev/full", path);
    const { write, troubles } = open(path, { maxBytes: 10 });
    for (const n of upTo(3)) write(`line ${n}\n`);
    expect(troubles).toEqual([expect.stringMatching(/^LOG_FILE: is on a disk that is full \/ .*[ぁ-ん]/)]);
    rmSync(path);
    write("line 4\n");
    expect(readFileSync(path, "utf8")).toBe("line 4\n");
    rmSync(path);
    symlinkSync("/dev/full", path);
    write("line 5\n");
    expect(troubles).toHaveLength(2);
  });

  it("is no reason to end when its folder is gone", () => {
    const path = newPath();
    const { write, troubles } = open(path);
    rmSync(dirname(path), { recursive: true });
    write("lost\n");
    expect(troubles).toEqual([expect.stringMatching(/^LOG_FILE: is in a folder that does not exist/)]);
  });

  it.runIf(process.platform !== "win32")(
    "is not waited for: a pipe that nobody reads refuses the start",
    () => {
      const path = newPath();
      execFileSync("/usr/bin/env", ["mkfifo", path]);
      expect(() => open(path)).toThrow("LOG_FILE cannot be used");
    },
  );

  it("still gets its lines when it cannot be rotated", () => {
    const path = newPath();
    const { write, troubles } = open(path, { maxBytes: 10, backups: 1 });
    mkdirSync(`${path}.1`); // a file does not take a folder's place
    for (const n of upTo(3)) write(`line ${n}\n`);
    expect(readFileSync(path, "utf8")).toBe("line 1\nline 2\nline 3\n");
    expect(troubles).toHaveLength(1);
  });
});
