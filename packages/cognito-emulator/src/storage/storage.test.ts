import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createEmulator, createTestPool, type Emulator } from "../index.ts";

describe("What the emulator keeps on disk", () => {
  let dataDir: string;
  let open: Emulator[];
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "cognito-emulator-"));
    open = [];
  });
  afterEach(async () => {
    for (const emulator of open) await emulator.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const start = async () => {
    const emulator = await createEmulator({ dataDir });
    open.push(emulator);
    return emulator;
  };
  const call = async (emulator: Emulator, operation: string, body: object) => {
    const response = await fetch(emulator.url, {
      method: "POST",
      headers: { "x-amz-target": `AWSCognitoIdentityProviderService.${operation}` },
      body: JSON.stringify(body),
    });
    // The emulator's own JSON; each test looks at what it is about.
    return (await response.json()) as Record<string, unknown>;
  };
  const files = (path: string) => join(dataDir, "cognito", path);

  /** Puts the sign-ins where they lay before they had a journal; returns that file. */
  const withoutJournal = async (userPoolId: string) => {
    const journal = files(`${userPoolId}.grants.jsonl`);
    const lines = (await readFile(journal, "utf8")).trimEnd().split("\n");
    const grants = files(`${userPoolId}.grants.json`);
    await writeFile(grants, JSON.stringify(lines.flatMap((line) => JSON.parse(line))));
    await rm(journal);
    return grants;
  };

  it("survives a restart: users, sessions, keys and messages are as they were", async () => {
    const before = await start();
    const pool = await createTestPool(before);
    const user = await pool.addUser({ groups: ["admin"] });
    const tokens = await pool.signIn(user);
    await call(before, "ForgotPassword", { ClientId: pool.clientId, Username: user.username });
    const outbox = await (await fetch(`${before.url}/_local/outbox`)).json();
    const keys = await (await fetch(pool.jwksUrl)).json();
    await before.close();

    const after = await start();
    expect(await (await fetch(`${after.url}/${pool.userPoolId}/.well-known/jwks.json`)).json()).toEqual(keys);
    expect(await (await fetch(`${after.url}/_local/outbox`)).json()).toEqual(outbox);
    expect(await call(after, "GetUser", { AccessToken: tokens.accessToken })).toMatchObject({
      Username: user.username,
    });
    const renewed = await call(after, "GetTokensFromRefreshToken", {
      ClientId: pool.clientId,
      RefreshToken: tokens.refreshToken,
    });
    expect(renewed).toHaveProperty("AuthenticationResult.AccessToken");
  });

  it("opens what the version before wrote, which knew no domains, providers or scopes", async () => {
    const before = await start();
    const pool = await createTestPool(before);
    const { refreshToken } = await pool.signIn(await pool.addUser());
    await before.close();
    const path = files(`${pool.userPoolId}.json`);
    const { domain, resourceServers, identityProviders, ...older } = JSON.parse(await readFile(path, "utf8"));
    expect({ domain, resourceServers, identityProviders }).toEqual({
      domain: null,
      resourceServers: [],
      identityProviders: [],
    });
    await writeFile(path, JSON.stringify(older));
    const grantsPath = await withoutJournal(pool.userPoolId);
    const grants: { scopes?: unknown }[] = JSON.parse(await readFile(grantsPath, "utf8"));
    for (const grant of grants) delete grant.scopes;
    await writeFile(grantsPath, JSON.stringify(grants));

    const renewed = await call(await start(), "GetTokensFromRefreshToken", {
      ClientId: pool.clientId,
      RefreshToken: refreshToken,
    });
    expect(renewed).toHaveProperty("AuthenticationResult.IdToken");
  });

  it("has written a change before it answers: a copy of the folder at that moment knows the user", async () => {
    const emulator = await start();
    const pool = await createTestPool(emulator);
    await call(emulator, "SignUp", { ClientId: pool.clientId, Username: "yui", Password: "Passw0rd!x" });
    const written = await readFile(files(`${pool.userPoolId}.json`), "utf8");
    expect(JSON.parse(written)).toMatchObject({ users: [{ username: "yui", status: "UNCONFIRMED" }] });
  });

  it("writes a line for a sign-in, and nothing that was written before", async () => {
    const emulator = await start();
    const pool = await createTestPool(emulator);
    const user = await pool.addUser();
    const read = async () => {
      const names = await readdir(files(""));
      return new Map(
        await Promise.all(names.map(async (name) => [name, await readFile(files(name), "utf8")] as const)),
      );
    };
    const journal = `${pool.userPoolId}.grants.jsonl`;
    const AuthParameters = { USERNAME: user.username, PASSWORD: user.password };
    const signIn = () =>
      call(emulator, "InitiateAuth", {
        ClientId: pool.clientId,
        AuthFlow: "USER_PASSWORD_AUTH",
        AuthParameters,
      });
    await signIn();
    const before = await read();
    await signIn();
    const after = await read();
    expect(after.get(journal)?.startsWith(before.get(journal) ?? "none")).toBe(true);
    expect(after.get(journal)?.split("\n")).toHaveLength(3);
    for (const content of [before, after]) content.delete(journal);
    expect(after).toEqual(before);
  });

  it("writes all of many changes made at once", async () => {
    const emulator = await start();
    const pool = await createTestPool(emulator);
    const names = Array.from({ length: 20 }, (_, number) => `user-${number}`);
    const answers = names.map((Username) =>
      call(emulator, "SignUp", { ClientId: pool.clientId, Username, Password: "Passw0rd!x" }),
    );
    await Promise.all(answers);
    const written = await readFile(files(`${pool.userPoolId}.json`), "utf8");
    for (const name of names) expect(written).toContain(`"${name}"`);
  });

  it("holds neither passwords nor refresh tokens, and only its owner may read it", async () => {
    const emulator = await start();
    const pool = await createTestPool(emulator);
    const { refreshToken } = await pool.signIn(await pool.addUser({ password: "Very-Secr3t!" }));
    await call(emulator, "GetUser", {});
    for (const name of await readdir(files(""))) {
      const content = await readFile(files(name), "utf8");
      expect(content).not.toContain("Very-Secr3t!");
      expect(content).not.toContain(refreshToken);
      expect((await stat(files(name))).mode & 0o077).toBe(0);
    }
  });

  it("opens what an earlier version wrote, which knew neither devices, earlier passwords nor sign-outs by number", async () => {
    const before = await start();
    const pool = await createTestPool(before);
    const user = await pool.addUser();
    const { refreshToken } = await pool.signIn(user);
    await call(before, "ForgotPassword", { ClientId: pool.clientId, Username: user.username });
    await before.close();
    await withoutJournal(pool.userPoolId);
    const newer = new Set(["devices", "passwordHistory", "signOuts", "deviceKey", "subject"]);
    for (const name of [".json", ".grants.json", ".outbox.json"]) {
      const file = files(`${pool.userPoolId}${name}`);
      const written = await readFile(file, "utf8");
      const without = JSON.stringify(JSON.parse(written), (key, value) =>
        newer.has(key) ? undefined : value,
      );
      expect(without).not.toBe(written);
      await writeFile(file, without);
    }

    const after = await start();
    const renew = { ClientId: pool.clientId, RefreshToken: refreshToken };
    expect(await call(after, "GetTokensFromRefreshToken", renew)).toHaveProperty("AuthenticationResult");
    const AuthParameters = { USERNAME: user.username, PASSWORD: user.password };
    const begin = { ClientId: pool.clientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters };
    expect(await call(after, "InitiateAuth", begin)).toHaveProperty("AuthenticationResult");
    const outbox = await (await fetch(`${after.url}/_local/outbox`)).json();
    expect(outbox).toMatchObject({ messages: [{ user: user.username, subject: null }] });
  });

  it("refuses a second emulator on the same folder, and frees it when closed", async () => {
    const first = await start();
    await expect(createEmulator({ dataDir })).rejects.toMatchObject({ fault: "data-folder-in-use" });
    await first.close();
    await expect(start()).resolves.toBeDefined();
  });

  it("clears away what belonged to a pool whose removal a crash cut short", async () => {
    const before = await start();
    const pool = await createTestPool(before);
    await pool.signIn(await pool.addUser());
    await before.close();
    await rm(files(`${pool.userPoolId}.json`));
    await start();
    expect(await readdir(files(""))).toEqual([]);
  });

  it("names a file it cannot read instead of starting empty over it", async () => {
    await (await start()).close();
    await writeFile(files("ap-northeast-1_abc.json"), "{ half");
    await expect(createEmulator({ dataDir })).rejects.toMatchObject({
      fault: "data-unreadable",
      message: expect.stringContaining("ap-northeast-1_abc.json"),
    });
  });

  it("opens a folder from before there were second factors: nobody has one, and nobody is asked", async () => {
    const before = await start();
    const pool = await createTestPool(before);
    const user = await pool.addUser();
    await before.close();
    const path = files(`${pool.userPoolId}.json`);
    const { mfa: _, ...document } = JSON.parse(await readFile(path, "utf8"));
    const users = document.users.map(
      ({ mfa: _mfa, pendingPhone: _phone, ...old }: object & { mfa?: unknown; pendingPhone?: unknown }) =>
        old,
    );
    await writeFile(path, JSON.stringify({ ...document, users }));

    const after = await start();
    const answer = await call(after, "InitiateAuth", {
      ClientId: pool.clientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: user.username, PASSWORD: user.password },
    });
    expect(answer).toHaveProperty("AuthenticationResult");
  });
});
