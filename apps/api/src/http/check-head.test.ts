import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../test/api.ts";
import { sayTo } from "../../test/say-to.ts";

let api: Api;
let url: URL;
beforeAll(async () => {
  api = await startApi();
  url = new URL(await api.app.listen({ port: 0, host: "127.0.0.1" }));
});
afterAll(() => api.close());

/** The answer to a request with these fields. */
const ask = (line: string, ...fields: string[]) =>
  sayTo(url, [`${line} HTTP/1.1`, ...fields, "Connection: close", "", ""].join("\r\n"));

describe("a Host field", () => {
  it.each(["a b", "a, b", "user@a", "a/../b", "a:b", "<a>", "[::1", "a:1:2", "日本"])(
    "that names no host is refused: %s",
    async (host) => {
      expect(await ask("GET /api/v1/public", `Host: ${host}`)).toMatch(
        /^HTTP\/1\.1 400 [\s\S]*validation_failed/,
      );
    },
  );

  it.each([
    "",
    "a",
    "api.example.com",
    "api.example.com:8000",
    "127.0.0.1:1",
    "[2001:db8::1]:443",
    "xn--wgv71a",
    "a_b",
  ])("that names one is accepted: %s", async (host) => {
    expect(await ask("GET /api/v1/public", `Host: ${host}`)).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe("a target", () => {
  it("is a path: the asterisk stands for the whole server, and only OPTIONS asks about that", async () => {
    expect(await ask("GET *", "Host: x")).toMatch(/^HTTP\/1\.1 400 /);
    expect(await ask("OPTIONS *", "Host: x")).toMatch(/^HTTP\/1\.1 204 /);
  });

  it("of a tunnel is refused in our words, for this is no proxy", async () => {
    const answer = await ask("CONNECT example.com:443", "Host: x", "Accept-Language: en");
    expect(answer).toMatch(/^HTTP\/1\.1 405 [\s\S]*"error":"method_not_allowed","message":"This method/);
    expect(api.lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ message: "unreadable request", reason: "CONNECT", network: "127.0.0.0/24" }),
    );
  });

  it("is told apart from a method that it has not, also where the method is new", async () => {
    expect(await ask("QUERY /api/v1/items", "Host: x")).toMatch(
      /^HTTP\/1\.1 405 [\s\S]*allow: GET, HEAD, POST/,
    );
    expect(await ask("QUERY /nowhere", "Host: x")).toMatch(/^HTTP\/1\.1 404 /);
  });
});

it("no field is dropped, however many there are", async () => {
  const many = Array.from({ length: 2_100 }, () => "a:");
  const answer = await ask("GET /api/v1/protected", "Host: x", ...many, `Authorization: ${api.bearer()}`);
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
});

it("a content type that is said twice is none", async () => {
  const twice = ["Content-Type: application/json", "Content-Type: text/plain", "Content-Length: 2"];
  const request = ["POST /api/v1/items HTTP/1.1", "Host: x", `Authorization: ${api.bearer()}`, ...twice];
  const answer = await sayTo(url, `${[...request, "Connection: close"].join("\r\n")}\r\n\r\n{}`);
  expect(answer).toMatch(/^HTTP\/1\.1 415 /);
});
