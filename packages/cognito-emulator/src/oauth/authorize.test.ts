import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CALLBACK, claimsOf, jsonOf, type OAuthApp, openOAuthApp, PASSWORD } from "../../test/oauth-app.ts";

describe("GET /oauth2/authorize", () => {
  let app: OAuthApp;
  beforeAll(async () => {
    app = await openOAuthApp();
    await app.addUser("yui");
  });
  afterAll(() => app.close());

  it("leads to the sign-in page with the same query, and the page answers in no cache", async () => {
    const browser = app.browser();
    const sent = await browser.open(app.authorizeUrl({ lang: "ja" }));
    expect(sent.status).toBe(302);
    expect(sent.location.pathname).toBe("/login");
    expect(sent.location.search).toBe(new URL(app.authorizeUrl({ lang: "ja" })).search);
    const page = await browser.open(sent.location.href);
    expect(page.headers["cache-control"]).toBe("no-store");
  });

  it.each([
    ["an unknown client", { client_id: "unknown" }, "client_id"],
    ["no client", { client_id: undefined }, "client_id"],
    ["an address that is not registered", { redirect_uri: "https://evil.example/" }, "redirect_uri"],
    ["a registered address and more", { redirect_uri: `${CALLBACK}/more` }, "redirect_uri"],
    ["a registered address with a query", { redirect_uri: `${CALLBACK}?next=1` }, "redirect_uri"],
    [
      "a registered address with a user in front",
      { redirect_uri: "http://localhost:3000@evil.example/" },
      "redirect_uri",
    ],
    ["no address", { redirect_uri: undefined }, "redirect_uri"],
  ])("shows a page and never redirects for %s", async (_case, over, named) => {
    for (const path of ["/oauth2/authorize", "/login", "/signup", "/forgotPassword"]) {
      const page = await app.browser().open(app.authorizeUrl(over).replace("/oauth2/authorize", path));
      expect(page.status).toBe(400);
      expect(page.headers["location"]).toBeUndefined();
      expect(page.body).toContain(named);
      expect(page.body).not.toContain("evil.example/more");
    }
  });

  it("does not take an address twice for one", async () => {
    const twice = `${app.authorizeUrl()}&redirect_uri=${encodeURIComponent("https://evil.example/")}`;
    expect((await app.browser().open(twice)).status).toBe(400);
  });

  it.each([
    ["no response type", { response_type: undefined }, "invalid_request"],
    ["the implicit flow, which the client has not", { response_type: "token" }, "unauthorized_client"],
    ["a response type nobody has", { response_type: "code token" }, "unsupported_response_type"],
    ["a scope the client may not have", { scope: "openid phone" }, "invalid_scope"],
    ["a scope nobody knows", { scope: "openid made/up" }, "invalid_scope"],
    ["e-mail without openid", { scope: "email" }, "invalid_scope"],
    ["a plain challenge", { code_challenge_method: "plain" }, "invalid_request"],
    ["a challenge without its method", { code_challenge_method: undefined }, "invalid_request"],
    ["a method without its challenge", { code_challenge: undefined }, "invalid_request"],
    ["a challenge that is no hash", { code_challenge: "short" }, "invalid_request"],
    ["an unknown prompt", { prompt: "sometimes" }, "invalid_request"],
    ["none and login at once", { prompt: "none login" }, "invalid_request"],
    ["a provider nobody knows", { identity_provider: "Elsewhere" }, "invalid_request"],
    ["an identifier nobody knows", { idp_identifier: "elsewhere" }, "invalid_request"],
    ["none, signed in nowhere", { prompt: "none" }, "login_required"],
  ])("tells the app at its own address of %s", async (_case, over, error) => {
    const { status, location } = await app.browser().open(app.authorizeUrl(over));
    expect(status).toBe(302);
    expect(location.href.startsWith(`${CALLBACK}?`)).toBe(true);
    expect(location.searchParams.get("error")).toBe(error);
    expect(location.searchParams.get("error_description")).not.toBe("");
    expect(location.searchParams.get("state")).toBe("state-of-the-app");
  });

  it("tells the app of a parameter that is given twice", async () => {
    const { location } = await app.browser().open(`${app.authorizeUrl()}&scope=openid`);
    expect(location.searchParams.get("error")).toBe("invalid_request");
  });

  it("brings a signed-in browser straight back, silently too, for an hour", async () => {
    const browser = app.browser();
    await app.signIn(browser, "yui");
    for (const over of [{}, { prompt: "none" }]) {
      const { location } = await browser.open(app.authorizeUrl(over));
      expect(location.href.startsWith(`${CALLBACK}?code=`)).toBe(true);
    }
    app.now += 60 * 60_000;
    const { location } = await browser.open(app.authorizeUrl({ prompt: "none" }));
    expect(location.searchParams.get("error")).toBe("login_required");
  });

  it("keeps the time of the sign-in in the tokens of a later code", async () => {
    const browser = app.browser();
    await app.signIn(browser, "yui");
    const signedInAt = Math.floor(app.now / 1000);
    app.now += 10 * 60_000;
    const { location } = await browser.open(app.authorizeUrl());
    const tokens = jsonOf(await app.redeem(location.searchParams.get("code")));
    expect(claimsOf(tokens["access_token"])).toMatchObject({ auth_time: signedInAt, iat: signedInAt + 600 });
  });

  it.each(["login", "select_account"])("asks a signed-in browser anew for prompt=%s", async (prompt) => {
    const browser = app.browser();
    await app.signIn(browser, "yui");
    expect((await browser.open(app.authorizeUrl({ prompt }))).location.pathname).toBe("/login");
  });

  it("forgets a browser whose person was signed out everywhere or got another password", async () => {
    for (const [operation, input] of [
      ["AdminUserGlobalSignOut", {}],
      ["AdminSetUserPassword", { Password: PASSWORD, Permanent: true }],
    ] as const) {
      const browser = app.browser();
      await app.signIn(browser, "yui");
      app.now += 1000;
      await app.administer(operation, { Username: "yui", ...input });
      const { location } = await browser.open(app.authorizeUrl({ prompt: "none" }));
      expect(location.searchParams.get("error")).toBe("login_required");
      app.now += 1000;
    }
  });

  it("offers the name the app hints at", async () => {
    const browser = app.browser();
    await browser.visit(app.authorizeUrl({ login_hint: 'yui"><script>' }));
    expect(browser.form("/login").fields["username"]).toBe('yui"><script>');
    expect(browser.page?.body).not.toContain("<script>");
  });

  it("answers no app whose pool has no domain, and none that lists no provider", async () => {
    const client = await app.administer("CreateUserPoolClient", {
      ClientName: "nobody",
      CallbackURLs: [CALLBACK],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ["code"],
      AllowedOAuthScopes: ["openid"],
    });
    const client_id = (client["UserPoolClient"] as { ClientId: string }).ClientId; // AWS UserPoolClientType
    const none = await app.browser().open(app.authorizeUrl({ client_id, scope: "openid" }));
    expect(none.status).toBe(400);
    expect(none.body).toContain("SupportedIdentityProviders");

    const { DomainDescription } = await app.administer("DescribeUserPool", {}).then(async ({ UserPool }) => {
      const { Domain } = UserPool as { Domain: string }; // AWS UserPoolType
      await app.administer("DeleteUserPoolDomain", { Domain });
      const page = await app.browser().open(app.authorizeUrl());
      expect(page.status).toBe(400);
      expect(page.body).toContain("no domain");
      await app.administer("CreateUserPoolDomain", { Domain });
      return app.administer("DescribeUserPoolDomain", { Domain });
    });
    expect(DomainDescription).toMatchObject({ UserPoolId: app.userPoolId, Status: "ACTIVE" });
  });

  it("leads to an address with letters beyond ASCII", async () => {
    const address = "https://app.example/戻り先";
    const made = await app.administer("CreateUserPoolClient", {
      ClientName: "letters",
      CallbackURLs: [address],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ["code"],
      AllowedOAuthScopes: ["openid"],
      SupportedIdentityProviders: ["COGNITO"],
    });
    const client_id = (made["UserPoolClient"] as { ClientId: string }).ClientId; // AWS UserPoolClientType
    const asked = { client_id, redirect_uri: address, scope: "openid", prompt: "none" };
    const { location } = await app.browser().open(app.authorizeUrl(asked));
    expect(decodeURI(location.href).startsWith(`${address}?error=login_required`)).toBe(true);
  });

  it("tells an app that may not use the code flow", async () => {
    const machine = await app.administer("CreateUserPoolClient", {
      ClientName: "api only",
      CallbackURLs: [CALLBACK],
      SupportedIdentityProviders: ["COGNITO"],
    });
    const client_id = (machine["UserPoolClient"] as { ClientId: string }).ClientId; // AWS UserPoolClientType
    const { location } = await app.browser().open(app.authorizeUrl({ client_id }));
    expect(location.searchParams.get("error")).toBe("unauthorized_client");
  });
});
