import { execFileSync } from "node:child_process";
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fileKeySnapshot, type StoredKeys } from "./key-snapshot.ts";

let folder: string;
let path: string;
const stored: StoredKeys = {
  source: "https://issuer.example.com/keys",
  fetchedAt: 1_790_000_000_000,
  jwks: '{"keys":[]}',
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "keys-"));
  path = join(folder, "cognito.json");
});
afterEach(() => rm(folder, { recursive: true }));

describe("a snapshot in a file", () => {
  it("gives back what was kept, and null before anything was", async () => {
    const snapshot = fileKeySnapshot(path);
    expect(await snapshot.load()).toBeNull();
    await snapshot.save(stored);
    expect(await snapshot.load()).toEqual(stored);
    await snapshot.save({ ...stored, jwks: "later" });
    expect(await fileKeySnapshot(path).load()).toEqual({ ...stored, jwks: "later" });
  });

  it("is readable and writable by its owner alone, in a folder that is", async () => {
    const deeper = join(folder, "a", "b", "keys.json");
    await fileKeySnapshot(deeper).save(stored);
    expect((await stat(deeper)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, "a"))).mode & 0o777).toBe(0o700);
  });

  it("is whole whoever writes at the same time, and leaves no drafts", async () => {
    const kept = Array.from({ length: 10 }, (_, at) => ({
      ...stored,
      jwks: String(at).repeat(50_000 * (at + 1)),
    }));
    await Promise.all(kept.map((keys) => fileKeySnapshot(path).save(keys)));
    expect(kept).toContainEqual(await fileKeySnapshot(path).load());
    expect(await readdir(folder)).toEqual(["cognito.json"]);
  });

  it.each(["", "{", "null", "[]", '{"source":"x"}', JSON.stringify({ ...stored, fetchedAt: "now" })])(
    "is null when it was torn or is something else: %s",
    async (text) => {
      await writeFile(path, text, { mode: 0o600 });
      expect(await fileKeySnapshot(path).load()).toBeNull();
    },
  );

  it("is null when half of it is missing", async () => {
    const snapshot = fileKeySnapshot(path);
    await snapshot.save(stored);
    await writeFile(path, (await readFile(path)).subarray(0, 40));
    expect(await snapshot.load()).toBeNull();
  });

  it.each([0o620, 0o602, 0o666, 0o660])("is not believed when others may write to it: %o", async (mode) => {
    const snapshot = fileKeySnapshot(path);
    await snapshot.save(stored);
    await chmod(path, mode);
    expect(await snapshot.load()).toBeNull();
  });

  it.each([0o600, 0o644, 0o400])("is believed when others may only read it: %o", async (mode) => {
    const snapshot = fileKeySnapshot(path);
    await snapshot.save(stored);
    await chmod(path, mode);
    expect(await snapshot.load()).toEqual(stored);
  });

  // Only root can give a file away; where the tests run as somebody else, nobody can have put such a file there for them.
  it.runIf(process.getuid?.() === 0)("is not believed when it belongs to somebody else", async () => {
    const snapshot = fileKeySnapshot(path);
    await snapshot.save(stored);
    await chown(path, 12_345, 12_345);
    expect(await snapshot.load()).toBeNull();
  });

  it("is not looked for behind a folder, a device or a link to nowhere", async () => {
    await symlink(join(folder, "nowhere"), path);
    expect(await fileKeySnapshot(path).load()).toBeNull();
    expect(await fileKeySnapshot(folder).load()).toBeNull();
    expect(await fileKeySnapshot("/dev/zero").load()).toBeNull();
  });

  it("costs nothing when its folder cannot be written to", async () => {
    await writeFile(join(folder, "file"), "");
    const snapshot = fileKeySnapshot(join(folder, "file", "keys.json"));
    await expect(snapshot.save(stored)).resolves.toBeUndefined();
    expect(await snapshot.load()).toBeNull();
  });

  it("leaves no draft behind when its name is taken by a folder", async () => {
    await mkdir(path);
    await expect(fileKeySnapshot(path).save(stored)).resolves.toBeUndefined();
    expect(await readdir(folder)).toEqual(["cognito.json"]);
  });

  it.runIf(process.platform !== "win32")("does not wait for a pipe that nobody writes to", async () => {
    execFileSync("/usr/bin/env", ["mkfifo", "-m", "600", path]);
    expect(await fileKeySnapshot(path).load()).toBeNull();
  });
});
