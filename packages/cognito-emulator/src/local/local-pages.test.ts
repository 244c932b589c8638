import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callOperation } from "../../test/call-operation.ts";
import { createEmulator, createTestPool, type Emulator, type TestPool } from "../index.ts";

describe("The outbox on this machine", () => {
  let emulator: Emulator;
  let pool: TestPool;
  let now = Date.UTC(2026, 10, 2, 6, 27, 9);
  beforeAll(async () => {
    emulator = await createEmulator({ clock: { now: () => now } });
    pool = await createTestPool(emulator);
  });
  afterAll(() => emulator.close());

  const signUp = async (Username: string, email = `${Username}@example.com`) => {
    now += 1000;
    const { body } = await callOperation(emulator.url, "SignUp", {
      ClientId: pool.clientId,
      Username,
      Password: "Passw0rd!x",
      UserAttributes: [{ Name: "email", Value: email }],
    });
    return String(body["UserSub"]);
  };
  const read = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${emulator.url}${path}`, { headers });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const statusFor = (host: string, path = "/_local/outbox") =>
    new Promise<number | undefined>((resolve, reject) => {
      request({ port: emulator.port, host: "127.0.0.1", path, headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .once("error", reject)
        .end();
    });

  it("gives a message by user name, sub and e-mail, in both languages, newest first", async () => {
    const sub = await signUp("hanako");
    await callOperation(emulator.url, "ResendConfirmationCode", {
      ClientId: pool.clientId,
      Username: "hanako",
    });
    for (const name of ["hanako", sub, "Hanako@example.com"]) {
      const { messages } = JSON.parse((await read(`/_local/outbox?user=${name}`)).text);
      expect(messages).toHaveLength(2);
      expect(messages[0]).toEqual({
        user: "hanako",
        to: "hanako@example.com",
        kind: "sign-up",
        code: pool.lastCode("hanako"),
        subject: null,
        text: expect.stringMatching(/確認コード.*confirmation code/s),
        at: new Date(now).toISOString(),
      });
      expect(JSON.parse((await read(`/_local/code?user=${name}`)).text)).toEqual({ code: messages[0].code });
    }
  });

  it("has no code for somebody nothing was sent to, nor for nobody", async () => {
    await signUp("haruto");
    expect((await read("/_local/code?user=nobody")).status).toBe(404);
    expect((await read("/_local/code")).status).toBe(404);
  });

  it("cannot be read by a foreign web page: no CORS header, no foreign host name", async () => {
    for (const path of ["/_local", "/_local/outbox", "/_local/code?user=hanako"]) {
      const { headers } = await read(path, { origin: "https://evil.example" });
      expect(headers.get("access-control-allow-origin")).toBeNull();
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    }
    const preflight = await fetch(`${emulator.url}/_local/outbox`, { method: "OPTIONS" });
    expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
    for (const host of [
      "evil.example",
      `evil.example:${emulator.port}`,
      "127.0.0.1.evil.example",
      "localhost.evil.example",
    ]) {
      expect(await statusFor(host)).toBe(403);
      expect(await statusFor(host, "/_local")).toBe(403);
    }
    for (const host of [`localhost:${emulator.port}`, "127.0.0.1", `[::1]:${emulator.port}`]) {
      expect(await statusFor(host)).toBe(200);
    }
  });

  it("shows people a page that runs nothing, however a user is called", async () => {
    const evil = "<img src=x onerror=alert(1)>";
    await signUp("mallory", `"${evil.replaceAll(" ", "/")}"@example.com`);
    const { text, headers } = await read("/_local");
    expect(text).not.toContain("<img");
    expect(text).toContain("&#60;img");
    expect(text).not.toMatch(/<script|https?:\/\//);
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it("speaks Japanese, and English to those who prefer it", async () => {
    expect((await read("/_local")).text).toContain('<html lang="ja">');
    expect((await read("/_local", { "accept-language": "fr, en;q=0.8" })).text).toContain('<html lang="en">');
    expect((await read("/_local", { "accept-language": "ja, en" })).text).toContain("送信箱");
  });
});
