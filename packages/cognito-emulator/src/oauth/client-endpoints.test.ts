import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchSecurely } from "../../test/browser.ts";
import { addOAuthApp, claimsOf, jsonOf, type OAuthApp, openOAuthApp } from "../../test/oauth-app.ts";

const basic = (id: string, secret: string | undefined) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`,
});

describe("The endpoints an app calls itself", () => {
  let app: OAuthApp;
  let confidential: OAuthApp;
  beforeAll(async () => {
    app = await openOAuthApp();
    confidential = await addOAuthApp(app.emulator, app, { client: { GenerateSecret: true } });
    await app.addUser("yui", { name: "Yui" });
    await confidential.addUser("ren");
  });
  afterAll(() => app.close());

  const tokensOf = async (scope?: string) => {
    const back = await app.signIn(app.browser(), "yui", scope === undefined ? {} : { scope });
    return jsonOf(await app.redeem(back.searchParams.get("code")));
  };
  const renew = (refresh_token: unknown, over: Record<string, string | undefined> = {}) => {
    const fields = {
      grant_type: "refresh_token",
      client_id: app.clientId,
      refresh_token: String(refresh_token),
    };
    return app.post("/oauth2/token", { ...fields, ...over });
  };

  describe("POST /oauth2/token with a refresh token", () => {
    it("renews the tokens of the same sign-in, with the same scopes and no new refresh token", async () => {
      const first = await tokensOf("openid email");
      app.now += 60_000;
      const answer = jsonOf(await renew(first["refresh_token"]));
      expect(Object.keys(answer).toSorted()).toEqual([
        "access_token",
        "expires_in",
        "id_token",
        "token_type",
      ]);
      const [before, after] = [claimsOf(first["access_token"]), claimsOf(answer["access_token"])];
      expect(after).toMatchObject({ scope: "openid email", origin_jti: before["origin_jti"], version: 2 });
      expect(after["auth_time"]).toBe(before["auth_time"]);
      expect(after["jti"]).not.toBe(before["jti"]);
    });

    it("rotates where the client says so, and refuses the old token once its grace is over", async () => {
      const rotating = await addOAuthApp(app.emulator, app, {
        client: { RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: 0 } },
      });
      await rotating.addUser("mio");
      const back = await rotating.signIn(rotating.browser(), "mio");
      const { refresh_token } = jsonOf(await rotating.redeem(back.searchParams.get("code")));
      const client_id = rotating.clientId;
      const next = jsonOf(await renew(refresh_token, { client_id }));
      expect(next["refresh_token"]).not.toBe(refresh_token);
      app.now += 1000;
      expect(jsonOf(await renew(refresh_token, { client_id }))).toEqual({ error: "invalid_grant" });
      expect((await renew(next["refresh_token"], { client_id })).status).toBe(200);
    });

    it.each([
      ["that is none", { refresh_token: "made-up" }, "invalid_grant"],
      ["that is missing", { refresh_token: undefined }, "invalid_request"],
    ])("refuses a token %s", async (_case, over, error) => {
      const answer = await renew("", over);
      expect(answer.status).toBe(400);
      expect(jsonOf(answer)).toEqual({ error });
    });

    it("refuses another client's token, and a disabled user's", async () => {
      const { refresh_token } = await tokensOf();
      const other = { ...basic(confidential.clientId, confidential.clientSecret) };
      const fields = { grant_type: "refresh_token", refresh_token: String(refresh_token) };
      expect(jsonOf(await app.post("/oauth2/token", fields, other))).toEqual({ error: "invalid_grant" });
      await app.administer("AdminDisableUser", { Username: "yui" });
      expect(jsonOf(await renew(refresh_token))).toEqual({ error: "invalid_grant" });
      await app.administer("AdminEnableUser", { Username: "yui" });
      app.now += 1000;
    });
  });

  describe("A confidential client", () => {
    const redeem = async (over: Record<string, string | undefined>, headers: Record<string, string> = {}) => {
      const back = await confidential.signIn(confidential.browser(), "ren");
      const code = back.searchParams.get("code") ?? "";
      const { clientId } = confidential;
      const redirect_uri = "http://localhost:3000/callback";
      const code_verifier = "a-verifier-of-the-app-that-is-long-enough-0123456789";
      const fields = {
        grant_type: "authorization_code",
        client_id: clientId,
        code,
        redirect_uri,
        code_verifier,
      };
      return confidential.post("/oauth2/token", { ...fields, ...over }, headers);
    };

    it("signs its users in at the pages without the browser knowing the secret", async () => {
      const browser = confidential.browser();
      await browser.visit(confidential.authorizeUrl());
      expect(browser.page?.body).not.toContain(confidential.clientSecret);
      expect((await redeem({ client_secret: confidential.clientSecret })).status).toBe(200);
    });

    it("proves itself by Basic authentication, with its id in the form or without", async () => {
      const header = basic(confidential.clientId, confidential.clientSecret);
      expect((await redeem({}, header)).status).toBe(200);
      expect((await redeem({ client_id: undefined }, header)).status).toBe(200);
    });

    it("is refused without its secret, with another, with two at once, and as somebody else", async () => {
      const { clientId, clientSecret } = confidential;
      const error = async (...asked: Parameters<typeof redeem>) => jsonOf(await redeem(...asked))["error"];
      expect(await error({})).toBe("invalid_client");
      expect(await error({ client_secret: "wrong" })).toBe("invalid_client");
      expect(await error({}, basic(clientId, "wrong"))).toBe("invalid_client");
      expect(await error({}, { authorization: "Basic !" })).toBe("invalid_client");
      expect(await error({}, { authorization: "Bearer token" })).toBe("invalid_client");
      expect(await error({ client_secret: clientSecret }, basic(clientId, clientSecret))).toBe(
        "invalid_request",
      );
      expect(await error({ client_id: app.clientId }, basic(clientId, clientSecret))).toBe("invalid_client");
    });
  });

  describe("POST /oauth2/token with client credentials", () => {
    let machine: OAuthApp;
    beforeAll(async () => {
      machine = await addOAuthApp(app.emulator, app);
      await machine.administer("CreateResourceServer", {
        Identifier: "https://api.example",
        Name: "API",
        Scopes: [
          { ScopeName: "read", ScopeDescription: "reads" },
          { ScopeName: "write", ScopeDescription: "writes" },
        ],
      });
      const { UserPoolClient } = await machine.administer("CreateUserPoolClient", {
        ClientName: "machine",
        GenerateSecret: true,
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthFlows: ["client_credentials"],
        AllowedOAuthScopes: ["https://api.example/read"],
      });
      const { ClientId, ClientSecret } = UserPoolClient as { ClientId: string; ClientSecret: string }; // AWS UserPoolClientType
      machine = { ...machine, clientId: ClientId, clientSecret: ClientSecret };
    });
    const ask = (scope?: string) =>
      app.post(
        "/oauth2/token",
        { grant_type: "client_credentials", scope },
        basic(machine.clientId, machine.clientSecret),
      );

    it("gives a machine an access token of its own, and nothing else", async () => {
      const answer = jsonOf(await ask("https://api.example/read"));
      expect(Object.keys(answer).toSorted()).toEqual(["access_token", "expires_in", "token_type"]);
      const claims = claimsOf(answer["access_token"]);
      expect(claims).toMatchObject({
        sub: machine.clientId,
        client_id: machine.clientId,
        token_use: "access",
        scope: "https://api.example/read",
        version: 2,
      });
      expect(claims).not.toHaveProperty("username");
      expect(claimsOf(jsonOf(await ask())["access_token"])).toMatchObject({
        scope: "https://api.example/read",
      });
    });

    it("refuses scopes it may not have, and machines that are no machines", async () => {
      expect(jsonOf(await ask("https://api.example/write"))).toEqual({ error: "invalid_scope" });
      expect(jsonOf(await ask("openid"))).toEqual({ error: "invalid_scope" });
      const user = await app.post(
        "/oauth2/token",
        { grant_type: "client_credentials" },
        basic(confidential.clientId, confidential.clientSecret),
      );
      expect(jsonOf(user)).toEqual({ error: "unauthorized_client" });
    });

    it("grants no scope of a resource server that is gone", async () => {
      await machine.administer("DeleteResourceServer", { Identifier: "https://api.example" });
      expect(jsonOf(await ask("https://api.example/read"))).toEqual({ error: "invalid_scope" });
    });
  });

  describe("POST /oauth2/revoke", () => {
    it("ends a sign-in with an empty answer, any number of times", async () => {
      const { refresh_token } = await tokensOf();
      for (const token of [String(refresh_token), String(refresh_token), "unknown"]) {
        const answer = await app.post("/oauth2/revoke", { client_id: app.clientId, token });
        expect(answer.status).toBe(200);
        expect(answer.headers["content-length"]).toBe("0");
      }
      expect(jsonOf(await renew(refresh_token))).toEqual({ error: "invalid_grant" });
    });

    it("refuses access tokens, other clients, clients without their secret, and no token", async () => {
      const { access_token, refresh_token } = await tokensOf();
      const error = async (fields: Record<string, string | undefined>, headers = {}) =>
        jsonOf(await app.post("/oauth2/revoke", { client_id: app.clientId, ...fields }, headers))["error"];
      expect(await error({ token: String(access_token) })).toBe("unsupported_token_type");
      expect(await error({ token: String(refresh_token), client_id: confidential.clientId })).toBe(
        "invalid_client",
      );
      expect(await error({})).toBe("invalid_request");
      expect((await renew(refresh_token)).status).toBe(200);
    });
  });

  it("answers browsers of any origin, and their preflights", async () => {
    for (const path of ["/oauth2/token", "/oauth2/revoke", "/oauth2/userInfo"]) {
      const preflight = await fetchSecurely(app.origin + path, app.authority, {
        method: "OPTIONS",
        headers: { origin: "https://app.example", "access-control-request-headers": "x-amz-user-agent" },
      });
      expect(preflight.status).toBe(200);
      expect(preflight.headers["access-control-allow-headers"]).toBe("x-amz-user-agent");
      const answer = await app.post(path, {});
      expect(answer.headers["access-control-allow-origin"]).toBe("*");
      expect(answer.headers["access-control-allow-credentials"]).toBeUndefined();
    }
  });

  it("takes forms only, with every field once", async () => {
    const json = await fetchSecurely(`${app.origin}/oauth2/token`, app.authority, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    expect(jsonOf(json)).toEqual({ error: "invalid_request" });
    const twice = await fetchSecurely(`${app.origin}/oauth2/token`, app.authority, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: `grant_type=refresh_token&grant_type=authorization_code&client_id=${app.clientId}`,
    });
    expect(jsonOf(twice)).toEqual({ error: "invalid_request" });
    const get = await fetchSecurely(`${app.origin}/oauth2/token`, app.authority);
    expect(get.status).toBe(405);
  });

  it("names in discovery what answers, and nothing else", async () => {
    const url = `${app.origin}/${app.userPoolId}/.well-known/openid-configuration`;
    const found = jsonOf(await fetchSecurely(url, app.authority));
    expect(found).toMatchObject({
      authorization_endpoint: `${app.origin}/oauth2/authorize`,
      token_endpoint: `${app.origin}/oauth2/token`,
      response_types_supported: ["code", "token"],
    });
    const endpoints = Object.entries(found).filter(([name]) => name.endsWith("_endpoint"));
    for (const [, address] of endpoints) {
      expect((await fetchSecurely(String(address), app.authority)).status).not.toBe(404);
    }
  });
});
