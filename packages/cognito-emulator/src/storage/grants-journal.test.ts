import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { RefreshGrants } from "../tokens/refresh-grants.ts";
import { GrantsJournal } from "./grants-journal.ts";
import { noGrants, readGrants } from "./read-grants.ts";

const id = "local_Kept1";
const day = 24 * 3_600_000;

describe("The journal of a pool's sign-ins", () => {
  let folder: string;
  let grants: RefreshGrants;
  let journal: GrantsJournal;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "grants-journal-"));
    grants = new RefreshGrants();
    journal = new GrantsJournal(folder, id, noGrants);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const path = () => join(folder, `${id}.grants.jsonl`);
  const signIn = (now = 0) =>
    grants.open({ clientId: "web", sub: "yui", authTime: now, expiresAt: now + day });
  const write = async () => {
    const changes = journal.changes(grants);
    if (changes) await journal.write(changes);
  };
  const stored = async () => (await readGrants(folder, id)).grants;

  /** Every kind of change, a line each; and what was to be read after each of them. */
  const writeHistory = async () => {
    const history = [{ bytes: 0, grants: grants.all() }];
    const first = signIn();
    const changes = [
      () => {},
      () => signIn(),
      () => grants.addToken(first.grant),
      () => grants.markRotated(first.grant.tokens[0] ?? { hash: "", rotatedAt: null }, 7),
      () => grants.revoke(first.grant.originJti),
      () => signIn(3 * day), // forgets the others
    ];
    for (const change of changes) {
      change();
      await write();
      history.push({ bytes: (await readFile(path())).length, grants: grants.all() });
    }
    return history;
  };

  it("loses no sign-in that was answered, and reads no half one, at whatever byte a crash has cut it", async () => {
    const history = await writeHistory();
    const whole = await readFile(path());
    for (let cut = 0; cut <= whole.length; cut += 1) {
      await writeFile(path(), whole.subarray(0, cut));
      const { grants: read, journalLength } = await readGrants(folder, id);
      const last = history.findLast(({ bytes }) => bytes <= cut);
      expect({ cut, read, journalLength }).toEqual({ cut, read: last?.grants, journalLength: last?.bytes });
    }
  });

  it("goes on behind the last whole line, however much of another a crash has left", async () => {
    const history = await writeHistory();
    const whole = await readFile(path());
    const [before = { bytes: 0, grants: [] }, last = before] = history.slice(-2);
    for (const cut of [before.bytes, before.bytes + 1, last.bytes - 200, last.bytes - 1]) {
      await writeFile(path(), whole.subarray(0, cut));
      const read = await readGrants(folder, id);
      grants = new RefreshGrants(read.grants);
      journal = new GrantsJournal(folder, id, read);
      expect(journal.changes(grants)).toBeNull();
      grants.revoke(before.grants[0]?.originJti ?? "");
      const { grant } = signIn();
      await write();
      expect(await stored()).toEqual(grants.all());
      expect(grants.all()).toContain(grant);
    }
  });

  it("does not count a last line that is whole but for what is in it: a power cut keeps what it likes", async () => {
    signIn();
    await write();
    await appendFile(path(), "\0\0\0\n");
    expect(await stored()).toEqual(grants.all());
  });

  it("is named when a line is spoilt that was answered", async () => {
    signIn();
    await write();
    const line = await readFile(path(), "utf8");
    await writeFile(path(), `${line.replace("yui", 'y"i')}${line}`);
    await expect(stored()).rejects.toMatchObject({
      fault: "data-unreadable",
      message: expect.stringContaining(path()),
    });
  });

  it("gives way to one file of all sign-ins when it has grown, and a crash between the two changes nothing", async () => {
    const names: string[] = [];
    let lines = "";
    for (let round = 0; round < 20 && !names.includes(`${id}.grants.json`); round += 1) {
      for (let number = 0; number < 120; number += 1) signIn();
      grants.revoke(grants.all()[round]?.originJti ?? "");
      lines += journal.changes(grants)?.line;
      await write();
      names.splice(0, names.length, ...(await readdir(folder)));
    }
    expect(names).toEqual([`${id}.grants.json`]);
    expect(await stored()).toEqual(grants.all());
    await writeFile(path(), lines);
    expect(await stored()).toEqual(grants.all());
  });

  it("writes again what could not be written", async () => {
    await rm(folder, { recursive: true });
    signIn();
    await expect(write()).rejects.toThrow("ENOENT");
    await mkdir(folder);
    signIn();
    await write();
    expect(await stored()).toEqual(grants.all());
    expect(journal.changes(grants)).toBeNull();
  });

  it("sees that the sign-ins are others altogether, as after a snapshot was restored", async () => {
    signIn();
    await write();
    grants = new RefreshGrants();
    signIn();
    await write();
    expect(await stored()).toEqual(grants.all());
  });

  it("finds what has changed also when there was too much in between to remember", async () => {
    const { grant } = signIn();
    await write();
    grants.revoke(grant.originJti);
    for (let number = 0; number < 3000; number += 1) signIn();
    await write();
    expect(await stored()).toEqual(grants.all());
    expect(await stored()).toContainEqual({ ...grant, revoked: true });
  });
});
