import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "../../test/browser.ts";
import {
  addOAuthApp,
  CALLBACK,
  claimsOf,
  jsonOf,
  type OAuthApp,
  openOAuthApp,
  PASSWORD,
} from "../../test/oauth-app.ts";

/** The second pool plays the foreign provider: an OpenID Connect provider that knows nothing of the first. */
describe("Signing in through another OpenID Connect provider", () => {
  let app: OAuthApp;
  let provider: OAuthApp;
  let details: Record<string, string>;
  beforeAll(async () => {
    app = await openOAuthApp();
    const back = `${app.origin}/oauth2/idpresponse`;
    provider = await addOAuthApp(app.emulator, app, {
      client: { GenerateSecret: true, CallbackURLs: [back], ClientName: "The provider" },
    });
    const keys = `${app.origin}/${provider.userPoolId}/.well-known/jwks.json`;
    details = {
      client_id: provider.clientId,
      client_secret: provider.clientSecret ?? "",
      attributes_request_method: "GET",
      authorize_scopes: "openid email profile",
      oidc_issuer: `https://cognito-idp.ap-northeast-1.amazonaws.com/${provider.userPoolId}`,
      authorize_url: `${app.origin}/oauth2/authorize`,
      token_url: `${app.origin}/oauth2/token`,
      attributes_url: `${app.origin}/oauth2/userInfo`,
      jwks_uri: keys,
    };
    await app.administer("CreateIdentityProvider", {
      ProviderName: "Partner",
      ProviderType: "OIDC",
      ProviderDetails: details,
      AttributeMapping: { email: "email", email_verified: "email_verified", name: "name" },
      IdpIdentifiers: ["partner.example"],
    });
    await allow(["COGNITO", "Partner"]);
    await provider.addUser("mei", { name: "Mei" });
  });
  afterAll(() => app.close());

  /** An update resets what it leaves out, so the whole client is said again. */
  const allow = (SupportedIdentityProviders: string[]) =>
    app.administer("UpdateUserPoolClient", {
      ClientId: app.clientId,
      CallbackURLs: [CALLBACK],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ["code"],
      AllowedOAuthScopes: ["openid", "email", "profile"],
      SupportedIdentityProviders,
    });
  const change = (over: Record<string, string>) =>
    app.administer("UpdateIdentityProvider", {
      ProviderName: "Partner",
      ProviderDetails: { ...details, ...over },
    });

  /** Goes to the provider, signs in there, and comes back as far as the app. */
  async function throughProvider(browser: Browser, username = "mei", over: Record<string, string> = {}) {
    await browser.visit(app.authorizeUrl({ identity_provider: "Partner", ...over }));
    if (browser.page?.status === 200) await browser.submit("/login", { username, password: PASSWORD });
    return browser.open(browser.page?.location.href ?? "");
  }
  const tokensOf = async (browser: Browser, username?: string) => {
    const back = await throughProvider(browser, username);
    return jsonOf(await app.redeem(back.location.searchParams.get("code")));
  };

  it("signs somebody in whom this pool has never seen, with what the provider says of him", async () => {
    const tokens = await tokensOf(app.browser());
    const id = claimsOf(tokens["id_token"]);
    const subject = String((id["identities"] as { userId: string }[])[0]?.userId); // the claim's own form
    expect(id).toMatchObject({
      "cognito:username": `Partner_${subject}`,
      email: "mei@example.com",
      email_verified: true,
      name: "Mei",
      "cognito:groups": [`${app.userPoolId}_Partner`],
      identities: [{ providerName: "Partner", providerType: "OIDC", primary: "true", issuer: null }],
    });
    expect(id["sub"]).not.toBe(subject);
    const user = await app.administer("AdminGetUser", { Username: `Partner_${subject}` });
    expect(user["UserStatus"]).toBe("EXTERNAL_PROVIDER");
  });

  it("knows him again, and writes down what has changed about him", async () => {
    const before = claimsOf((await tokensOf(app.browser()))["id_token"]);
    await provider.administer("AdminUpdateUserAttributes", {
      Username: "mei",
      UserAttributes: [{ Name: "name", Value: "Mei Tanaka" }],
    });
    const after = claimsOf((await tokensOf(app.browser()))["id_token"]);
    expect(after).toMatchObject({ sub: before["sub"], name: "Mei Tanaka" });
  });

  it("finds the provider by its identifier, and offers it on the sign-in page", async () => {
    const browser = app.browser();
    const sent = await browser.open(app.authorizeUrl({ idp_identifier: "partner.example" }));
    expect(sent.location.searchParams.get("client_id")).toBe(provider.clientId);
    expect(sent.location.searchParams.get("redirect_uri")).toBe(`${app.origin}/oauth2/idpresponse`);
    expect((await browser.visit(app.authorizeUrl())).body).toContain("Continue with Partner");
  });

  it("discovers the addresses that an administrator leaves out", async () => {
    const discoverable = await openOAuthApp({ emulator: { issuer: "local" } });
    const own = await addOAuthApp(discoverable.emulator, discoverable, {
      client: { CallbackURLs: [`${discoverable.origin}/oauth2/idpresponse`] },
    });
    await discoverable.administer("CreateIdentityProvider", {
      ProviderName: "Found",
      ProviderType: "OIDC",
      ProviderDetails: {
        client_id: own.clientId,
        attributes_request_method: "GET",
        authorize_scopes: "openid email",
        oidc_issuer: `${discoverable.origin}/${own.userPoolId}`,
      },
      AttributeMapping: { email: "email" },
    });
    await discoverable.administer("UpdateUserPoolClient", {
      ClientId: discoverable.clientId,
      CallbackURLs: [CALLBACK],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ["code"],
      AllowedOAuthScopes: ["openid", "email"],
      SupportedIdentityProviders: ["Found"],
    });
    await own.addUser("jun");
    const browser = discoverable.browser();
    const asked = { identity_provider: "Found", scope: "openid email" };
    await browser.visit(discoverable.authorizeUrl(asked));
    await browser.submit("/login", { username: "jun", password: PASSWORD });
    const back = await browser.open(browser.page?.location.href ?? "");
    const tokens = jsonOf(await discoverable.redeem(back.location.searchParams.get("code")));
    expect(claimsOf(tokens["id_token"])).toMatchObject({
      iss: `${discoverable.origin}/${discoverable.userPoolId}`,
      email: "jun@example.com",
    });
    await discoverable.close();
  });

  it("takes a provider's answer once, and from the browser that went there alone", async () => {
    const browser = app.browser();
    await browser.visit(app.authorizeUrl({ identity_provider: "Partner" }));
    await browser.submit("/login", { username: "mei", password: PASSWORD });
    const back = browser.page?.location.href ?? "";
    const stranger = await app.browser().open(back);
    expect(stranger.status).toBe(400);
    expect(stranger.headers["location"]).toBeUndefined();
    expect((await browser.open(back)).status).toBe(302);
    expect((await browser.open(back)).status).toBe(400);
  });

  it("lets an attempt expire after a quarter of an hour", async () => {
    const browser = app.browser();
    await browser.visit(app.authorizeUrl({ identity_provider: "Partner" }));
    await browser.submit("/login", { username: "mei", password: PASSWORD });
    const back = browser.page?.location.href ?? "";
    app.now += 15 * 60_000;
    expect((await browser.open(back)).status).toBe(400);
  });

  it.each([
    ["another issuer", () => ({ oidc_issuer: "https://elsewhere.example" }), "the id token is not valid"],
    [
      "keys that are not the provider's",
      () => ({ jwks_uri: `${app.origin}/${app.userPoolId}/.well-known/jwks.json` }),
      "the id token is not valid",
    ],
    ["a wrong secret", () => ({ client_secret: "wrong" }), "400 error getting token"],
    [
      "an endpoint that does not answer",
      () => ({ token_url: "http://localhost:1/token" }),
      "it does not answer",
    ],
  ])("tells the app, and signs nobody in, with %s", async (_case, over, text) => {
    await change(over());
    const { location } = await throughProvider(app.browser());
    await change({});
    expect(location.href.startsWith(`${CALLBACK}?`)).toBe(true);
    expect(location.searchParams.get("error")).toBe("invalid_request");
    expect(location.searchParams.get("error_description")).toBe(`Partner Error - ${text}`);
    expect(location.searchParams.get("state")).toBe("state-of-the-app");
    expect(location.searchParams.has("code")).toBe(false);
  });

  it("tells the app what the provider refused, and nothing of what it wrote besides", async () => {
    const browser = app.browser();
    const sent = await browser.open(app.authorizeUrl({ identity_provider: "Partner" }));
    const state = sent.location.searchParams.get("state") ?? "";
    const answer = new URLSearchParams({ state, error: "access_denied", error_description: "<secret>" });
    const { location } = await browser.open(`${app.origin}/oauth2/idpresponse?${answer.toString()}`);
    expect(location.searchParams.get("error_description")).toBe("Partner Error - 400 access_denied");
  });

  it("lets nobody in through a provider the client does not list, nor by a password where only the provider is listed", async () => {
    await allow(["COGNITO"]);
    const refused = await app.browser().open(app.authorizeUrl({ identity_provider: "Partner" }));
    expect(refused.location.searchParams.get("error")).toBe("invalid_request");
    await app.addUser("yui");
    const browser = app.browser();
    await browser.visit(app.authorizeUrl());
    await allow(["Partner"]);
    const page = await browser.submit("/login", { username: "yui", password: PASSWORD });
    expect(page.status).toBe(400);
    await allow(["COGNITO", "Partner"]);
  });

  it("lets a foreign address take no name away from anybody of this pool", async () => {
    await provider.addUser("same", { email: "same@example.com" });
    await tokensOf(app.browser(), "same");
    await app.addUser("local", { email: "same@example.com" });
    const back = await app.signIn(app.browser(), "same@example.com");
    const tokens = jsonOf(await app.redeem(back.searchParams.get("code")));
    expect(claimsOf(tokens["id_token"])["cognito:username"]).toBe("local");
  });

  it("lets nobody who signed up under a foreign user's name beforehand become him", async () => {
    await provider.addUser("aki");
    const { UserAttributes } = await provider.administer("AdminGetUser", { Username: "aki" });
    const list = UserAttributes as { Name: string; Value: string }[]; // AWS AttributeType
    const name = `Partner_${list.find(({ Name }) => Name === "sub")?.Value}`;
    await app.addUser(name);
    const { location } = await throughProvider(app.browser(), "aki");
    expect(location.searchParams.get("error_description")).toContain("Already found an entry for username");
    expect(location.searchParams.has("code")).toBe(false);
  });

  describe("An account that was linked to somebody there", () => {
    const subjectOf = async (username: string) => {
      const { UserAttributes } = await provider.administer("AdminGetUser", { Username: username });
      const list = UserAttributes as { Name: string; Value: string }[]; // AWS AttributeType
      return list.find(({ Name }) => Name === "sub")?.Value ?? "";
    };
    const named = (ProviderAttributeValue: string) => ({
      ProviderName: "Partner",
      ProviderAttributeName: "Cognito_Subject",
      ProviderAttributeValue,
    });
    const link = (source: object, username: string) =>
      app.administer("AdminLinkProviderForUser", {
        DestinationUser: { ProviderName: "Cognito", ProviderAttributeValue: username },
        SourceUser: source,
      });

    it("is who comes from the provider, with its own attributes, until the link is taken away", async () => {
      await app.addUser("emi", { name: "Emi of this pool" });
      await provider.addUser("emi-there", { name: "Emi there" });
      const subject = await subjectOf("emi-there");
      await link(named(subject), "emi");
      const id = claimsOf((await tokensOf(app.browser(), "emi-there"))["id_token"]);
      expect(id).toMatchObject({
        "cognito:username": "emi",
        name: "Emi of this pool",
        identities: [{ providerName: "Partner", userId: subject, primary: "false" }],
      });
      await app.administer("AdminDisableProviderForUser", { User: named(subject) });
      const apart = claimsOf((await tokensOf(app.browser(), "emi-there"))["id_token"]);
      expect(apart).toMatchObject({ "cognito:username": `Partner_${subject}`, name: "Emi there" });
    });

    it("cannot be linked to somebody who has come already, to a local user, or by another attribute", async () => {
      await provider.addUser("rei");
      await tokensOf(app.browser(), "rei");
      await app.addUser("taken");
      const subject = await subjectOf("rei");
      await expect(link(named(subject), "taken")).rejects.toThrow("Merging is not currently supported");
      await expect(link({ ...named("x"), ProviderName: "Cognito" }, "taken")).rejects.toThrow(
        "external provider",
      );
      await expect(link({ ...named("x"), ProviderAttributeName: "email" }, "taken")).rejects.toThrow(
        "Cognito_Subject",
      );
      await expect(link(named("x"), "nobody")).rejects.toThrow("UserNotFoundException");
      await expect(app.administer("AdminDisableProviderForUser", { User: named(subject) })).rejects.toThrow(
        "The identity a user was created with",
      );
    });
  });

  it("lets a disabled foreign user in no more, and gives him no password to reset", async () => {
    await provider.addUser("kai");
    const id = claimsOf((await tokensOf(app.browser(), "kai"))["id_token"]);
    const Username = String(id["cognito:username"]);
    await expect(app.administer("ForgotPassword", { ClientId: app.clientId, Username })).rejects.toThrow(
      "User password cannot be reset in the current state.",
    );
    await app.administer("AdminDisableUser", { Username });
    const { location } = await throughProvider(app.browser(), "kai");
    expect(location.searchParams.get("error_description")).toBe("Partner Error - User is disabled.");
  });
});
