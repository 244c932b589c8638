import { describe, expect, it } from "vitest";
import { authenticate, type Credentials } from "./authenticate.ts";
import { tokenCookie } from "./credentials/cookie.ts";
import { createTestIssuer } from "./testing.ts";

const pool = createTestIssuer();
const verifier = pool.createVerifier();
const cookie = tokenCookie({ name: "__Host-token", allowedOrigins: ["https://app.example"] });
const tokenOf = (username: string) => pool.mintToken("access", { claims: { username } });
const cookieOf = (token: string) => `theme=dark; __Host-token=${token}`;
const ask = (request: Credentials) => authenticate(verifier, request, { cookie });

describe("a token in the cookie", () => {
  it("signs in where no Authorization field is sent", async () => {
    for (const authorization of [undefined, []]) {
      const request = { method: "GET", cookie: cookieOf(tokenOf("hanako")), authorization };
      expect(await ask(request)).toMatchObject({ kind: "signed-in", principal: { username: "hanako" } });
    }
  });

  it("is held to everything a bearer token is held to", async () => {
    const expired = pool.mintToken("access", { claims: { exp: 1, iat: 0 } });
    const foreign = pool.mintToken("access", { claims: { client_id: "another" } });
    const idToken = pool.mintToken("id");
    for (const [token, reason] of [
      [expired, "expired"],
      [foreign, "client_not_allowed"],
      [idToken, "token_use_wrong"],
      [`"${tokenOf("hanako")}"`, "token_not_compact"],
      ["nonsense", "token_not_compact"],
    ] as const) {
      expect(await ask({ method: "GET", cookie: cookieOf(token) })).toMatchObject({
        kind: "rejected",
        error: { code: "token_validation_failed", reason },
      });
    }
  });

  it("that cannot be checked is unavailable, never rejected", async () => {
    const down = createTestIssuer();
    down.keyServer.fail(true);
    const request = { method: "GET", cookie: cookieOf(down.mintToken("access")) };
    expect(await authenticate(down.createVerifier(), request, { cookie })).toMatchObject({
      kind: "unavailable",
    });
  });

  it("is nobody's where there is none", async () => {
    expect(await ask({ method: "POST", cookie: "theme=dark" })).toEqual({ kind: "anonymous" });
    expect(await ask({ method: "POST", cookie: [] })).toEqual({ kind: "anonymous" });
    expect(await ask({})).toEqual({ kind: "anonymous" });
  });

  it("is refused when there are two, or an empty one", async () => {
    const two = `__Host-token=${tokenOf("hanako")}; __Host-token=${tokenOf("taro")}`;
    expect(await ask({ method: "GET", cookie: two })).toMatchObject({
      kind: "rejected",
      error: { code: "token_validation_failed", reason: "cookie_ambiguous" },
    });
    expect(await ask({ method: "GET", cookie: "__Host-token=" })).toMatchObject({ kind: "rejected" });
  });

  it("is not looked at where it is switched off, whatever it holds", async () => {
    const request = { method: "POST", origin: "https://evil.example", cookie: cookieOf(tokenOf("hanako")) };
    expect(await authenticate(verifier, request)).toEqual({ kind: "anonymous" });
    expect(await authenticate(verifier, request, { cookie: null })).toEqual({ kind: "anonymous" });
    expect(await authenticate(verifier, request, {})).toEqual({ kind: "anonymous" });
  });
});

describe("one credential per request:", () => {
  it("the Authorization field is taken where there is one, and the cookie is not looked at", async () => {
    const authorization = `Bearer ${tokenOf("taro")}`;
    for (const other of [cookieOf(tokenOf("hanako")), "__Host-token=a; __Host-token=b", "__Host-token="]) {
      expect(await ask({ method: "GET", authorization, cookie: other })).toMatchObject({
        kind: "signed-in",
        principal: { username: "taro" },
      });
    }
  });

  it("so a request with an Authorization field needs no Origin: no other site can write that field", async () => {
    const request = { authorization: `Bearer ${tokenOf("taro")}`, cookie: cookieOf(tokenOf("hanako")) };
    expect(await ask({ ...request, method: "POST", origin: "https://evil.example" })).toMatchObject({
      kind: "signed-in",
    });
  });

  it.each<[string, string | readonly string[], string]>([
    ["an empty field", "", "authorization_not_bearer"],
    ["another scheme", "Basic aGFuYWtvOnNlY3JldA==", "authorization_not_bearer"],
    ["a scheme without a token", "Bearer", "authorization_malformed"],
    ["a forged token", "Bearer x.y.z", "token_not_compact"],
    ["two fields", ["Bearer x", "Bearer y"], "authorization_ambiguous"],
    ["an empty field among others", ["", "Bearer y"], "authorization_ambiguous"],
  ])("a bad one is never mended by a good cookie: %s", async (_what, authorization, reason) => {
    const request = { method: "GET", authorization, cookie: cookieOf(tokenOf("hanako")) };
    expect(await ask(request)).toMatchObject({ kind: "rejected", error: { reason } });
  });
});

describe("a request that may change something, with the cookie,", () => {
  const change = (more: Partial<Credentials>) =>
    ask({ method: "POST", cookie: cookieOf(tokenOf("hanako")), ...more });

  it("is let in when an allowed page caused it", async () => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      expect(await change({ method, origin: "https://app.example" })).toMatchObject({ kind: "signed-in" });
    }
    expect(await change({ origin: ["https://app.example"] })).toMatchObject({ kind: "signed-in" });
  });

  it.each<[string, Partial<Credentials>]>([
    ["another site", { origin: "https://evil.example" }],
    ["a page without an origin", { origin: "null" }],
    ["nobody says who", {}],
    ["two say who", { origin: ["https://app.example", "https://evil.example"] }],
  ])("is refused as another site's when %s caused it", async (_who, more) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      expect(await change({ method, ...more })).toMatchObject({
        kind: "rejected",
        error: { code: "csrf_rejected", reason: "origin_not_allowed" },
      });
    }
  });

  it("is refused before the token is looked at, so another site cannot find out whether it is good", async () => {
    const asked: string[] = [];
    const counting = {
      ...verifier,
      verify(token: string) {
        asked.push(token);
        return verifier.verify(token);
      },
    };
    for (const token of ["nonsense", "", tokenOf("hanako")]) {
      const request = { method: "POST", origin: "https://evil.example", cookie: cookieOf(token) };
      expect(await authenticate(counting, request, { cookie })).toMatchObject({
        error: { code: "csrf_rejected" },
      });
    }
    expect(asked).toEqual([]);
  });

  it("is what a request without a method counts as", async () => {
    const request = { cookie: cookieOf(tokenOf("hanako")) };
    expect(await ask(request)).toMatchObject({ error: { code: "csrf_rejected" } });
    expect(await ask({ ...request, method: "get" })).toMatchObject({ error: { code: "csrf_rejected" } });
  });

  it("is not what reading is: GET, HEAD and OPTIONS pass whoever caused them", async () => {
    for (const method of ["GET", "HEAD", "OPTIONS"]) {
      for (const origin of [undefined, "https://evil.example"]) {
        const request = { method, origin, cookie: cookieOf(tokenOf("hanako")) };
        expect(await ask(request)).toMatchObject({ kind: "signed-in" });
      }
    }
  });
});
