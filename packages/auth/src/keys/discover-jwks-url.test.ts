import type { RequestListener } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type KeyServer, startKeyServer, status } from "../../test/key-server.ts";
import { createTestIssuer } from "../testing.ts";
import { discoverJwksUrl } from "./discover-jwks-url.ts";
import { answerMaxBytes } from "./fetch-bounded.ts";
import { fetchKeySet } from "./fetch-key-set.ts";

const jwk = createTestIssuer().publicJwk();
let server: KeyServer;
let origin: string;
let issuer: string;
const asked: string[] = [];

const json =
  (body: unknown): RequestListener =>
  (request, response) => {
    asked.push(request.url ?? "");
    response.setHeader("content-type", "application/json").end(JSON.stringify(body));
  };
const discover = (of = issuer) => discoverJwksUrl(of, fetch, new AbortController().signal);
const fetchKeys = (timeLimitMs = 60_000) =>
  fetchKeySet({
    location: { kind: "discovery", issuer },
    algorithms: new Set(["RS256"] as const),
    fetch,
    timeLimitMs,
    signal: new AbortController().signal,
  });

beforeEach(async () => {
  server = await startKeyServer(status(404));
  origin = new URL(server.url).origin;
  issuer = `${origin}/realms/example`;
  asked.length = 0;
});
afterEach(() => server.close());

describe("the discovery document", () => {
  it("says where the keys are, and is looked for below the issuer", async () => {
    server.answer(json({ issuer, jwks_uri: `${origin}/keys` }));
    expect(await discover()).toBe(`${origin}/keys`);
    expect(asked).toEqual(["/realms/example/.well-known/openid-configuration"]);
  });

  it("is looked for once below an issuer that ends in a slash, and must name it with the slash", async () => {
    server.answer(json({ issuer: `${origin}/`, jwks_uri: `${origin}/keys` }));
    expect(await discover(`${origin}/`)).toBe(`${origin}/keys`);
    expect(asked).toEqual(["/.well-known/openid-configuration"]);
    await expect(discover(origin)).rejects.toThrow("not that of the issuer");
  });

  it.each<readonly [string, (own: string) => unknown]>([
    ["another issuer", () => "https://attacker.example"],
    ["the issuer with a slash more", (own) => `${own}/`],
    ["the issuer in capitals", (own) => own.toUpperCase()],
    ["a list of the issuer", (own) => [own]],
    ["nobody", () => undefined],
    ["null", () => null],
  ])("is not believed when it is that of %s", async (_name, named) => {
    server.answer(json({ issuer: named(issuer), jwks_uri: `${origin}/keys` }));
    await expect(discover()).rejects.toThrow("not that of the issuer");
  });

  it.each([
    "http://example.com/keys",
    "http://169.254.169.254/keys",
    "http://localhost.example.com/keys",
    "https://hanako:secret@example.com/keys",
    "file:///etc/hosts",
    "data:application/json,{}",
    "/keys",
    "",
    null,
    undefined,
    ["https://example.com/keys"],
  ])("names no place that could be trusted: %j", async (jwksUri) => {
    server.answer(json({ issuer, jwks_uri: jwksUri }));
    await expect(discover()).rejects.toThrow("no place for keys that could be trusted");
  });

  it("names no place on this machine when the issuer is far away", async () => {
    const far = "https://issuer.example";
    const answer = async () => Response.json({ issuer: far, jwks_uri: `${origin}/keys` });
    const looking = discoverJwksUrl(far, answer, new AbortController().signal);
    await expect(looking).rejects.toThrow("no place for keys that could be trusted");
  });

  it.each<readonly [string, RequestListener]>([
    ["a redirect", status(302, { location: "/elsewhere" })],
    ["an error", status(500)],
    ["nothing", status(204)],
    ["a page", (_request, response) => void response.end("<html>")],
    ["a list", json([])],
    ["an issuer named twice", (_request, response) => void response.end('{"issuer":"x","issuer":"y"}')],
    ["more than is read", json({ padding: "x".repeat(answerMaxBytes) })],
  ])("is none: %s", async (_name, listener) => {
    server.answer(listener);
    await expect(discover()).rejects.toBeInstanceOf(Error);
    expect(server.requests).toBe(1);
  });
});

describe("keys that are found by discovery", () => {
  const both =
    (keys: RequestListener): RequestListener =>
    (request, response) =>
      request.url === "/keys"
        ? keys(request, response)
        : json({ issuer, jwks_uri: `${origin}/keys` })(request, response);

  it("are those at the place it names", async () => {
    server.answer(both(json({ keys: [jwk] })));
    expect([...(await fetchKeys()).keys.keys()]).toEqual([jwk.kid]);
    expect(server.requests).toBe(2);
  });

  it("are not followed to another place", async () => {
    server.answer(both(status(307, { location: `${origin}/other` })));
    await expect(fetchKeys()).rejects.toBeInstanceOf(Error);
    expect(server.requests).toBe(2);
  });

  it("have one time limit together with the document", async () => {
    server.answer(both(() => undefined));
    await expect(fetchKeys(100)).rejects.toThrow("too long");
    server.answer(() => undefined);
    await expect(fetchKeys(50)).rejects.toThrow("too long");
  });
});
