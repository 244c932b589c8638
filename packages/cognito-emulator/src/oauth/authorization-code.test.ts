import { createHash } from "node:crypto";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CALLBACK, claimsOf, jsonOf, type OAuthApp, openOAuthApp, VERIFIER } from "../../test/oauth-app.ts";

describe("The authorization code flow", () => {
  let app: OAuthApp;
  beforeAll(async () => {
    app = await openOAuthApp();
    await app.addUser("yui", { "custom:role": "user", name: "Yui" });
  });
  afterAll(() => app.close());

  const code = async (over: Record<string, string | undefined> = {}) =>
    (await app.signIn(app.browser(), "yui", over)).searchParams.get("code");

  it("brings the browser back with a code and the app's state, and the code is worth tokens", async () => {
    const back = await app.signIn(app.browser(), "yui", { nonce: "n-1" });
    expect(back.origin + back.pathname).toBe(CALLBACK);
    expect(back.searchParams.get("state")).toBe("state-of-the-app");
    const answer = await app.redeem(back.searchParams.get("code"));
    expect(answer.status).toBe(200);
    expect(answer.headers["cache-control"]).toBe("no-store");
    const tokens = jsonOf(answer);
    expect(tokens).toMatchObject({
      token_type: "Bearer",
      expires_in: 3600,
      refresh_token: expect.any(String),
    });

    const keys = createRemoteJWKSet(new URL(`${app.emulator.url}/${app.userPoolId}/.well-known/jwks.json`));
    const issuer = `https://cognito-idp.ap-northeast-1.amazonaws.com/${app.userPoolId}`;
    const access = await jwtVerify(String(tokens["access_token"]), keys, { issuer });
    expect(access.payload).toMatchObject({
      token_use: "access",
      client_id: app.clientId,
      username: "yui",
      scope: "openid email profile",
      version: 2,
    });
    expect(access.payload).not.toHaveProperty("aud");
    const id = await jwtVerify(String(tokens["id_token"]), keys, { issuer, audience: app.clientId });
    const hash = createHash("sha256").update(String(tokens["access_token"])).digest();
    expect(id.payload).toMatchObject({
      token_use: "id",
      nonce: "n-1",
      at_hash: hash.subarray(0, 16).toString("base64url"),
      email: "yui@example.com",
      email_verified: true,
      name: "Yui",
      origin_jti: access.payload["origin_jti"],
    });
  });

  it("takes a code once, and revokes what it opened when it comes again", async () => {
    const once = await code({ scope: "openid aws.cognito.signin.user.admin" });
    const { access_token: AccessToken, refresh_token } = jsonOf(await app.redeem(once));
    const again = await app.redeem(once);
    expect(again.status).toBe(400);
    expect(jsonOf(again)).toEqual({ error: "invalid_grant" });
    await expect(app.administer("GetUser", { AccessToken })).rejects.toThrow("Access Token has been revoked");
    const refreshed = await app.post("/oauth2/token", {
      grant_type: "refresh_token",
      client_id: app.clientId,
      refresh_token: String(refresh_token),
    });
    expect(jsonOf(refreshed)).toEqual({ error: "invalid_grant" });
  });

  it("gives a code to one of two requests that come at the same time", async () => {
    const once = await code();
    const answers = await Promise.all([app.redeem(once), app.redeem(once)]);
    expect(answers.map(({ status }) => status).toSorted((left, right) => left - right)).toEqual([200, 400]);
  });

  it("lets a code expire after five minutes", async () => {
    const late = await code();
    app.now += 5 * 60_000;
    expect(jsonOf(await app.redeem(late))).toEqual({ error: "invalid_grant" });
  });

  it.each([
    ["without its verifier", { code_verifier: undefined }, "invalid_grant"],
    ["with another verifier", { code_verifier: `${VERIFIER}x` }, "invalid_grant"],
    ["from another address", { redirect_uri: `${CALLBACK}/` }, "invalid_grant"],
    ["without the address", { redirect_uri: undefined }, "invalid_request"],
    ["that it made up", { code: "made-up" }, "invalid_grant"],
    ["that is missing", { code: undefined }, "invalid_request"],
    ["for no client", { client_id: undefined }, "invalid_request"],
    ["for an unknown client", { client_id: "unknown" }, "invalid_client"],
    ["by an unknown grant", { grant_type: "password" }, "unsupported_grant_type"],
    ["by no grant", { grant_type: undefined }, "invalid_request"],
  ])("refuses an app that brings a code %s", async (_case, over, error) => {
    const answer = await app.redeem(await code(), over);
    expect(answer.status).toBe(400);
    expect(jsonOf(answer)).toEqual({ error });
  });

  it("refuses a code to another client of the pool, though everything else is right", async () => {
    const { UserPoolClient } = await app.administer("CreateUserPoolClient", {
      ClientName: "another",
      CallbackURLs: [CALLBACK],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ["code"],
      AllowedOAuthScopes: ["openid", "email", "profile"],
    });
    const { ClientId: client_id } = UserPoolClient as { ClientId: string }; // AWS UserPoolClientType
    expect(jsonOf(await app.redeem(await code(), { client_id }))).toEqual({ error: "invalid_grant" });
  });

  it("refuses a verifier for a code that was asked for without a challenge", async () => {
    const plain = { code_challenge: undefined, code_challenge_method: undefined };
    expect(jsonOf(await app.redeem(await code(plain)))).toEqual({ error: "invalid_grant" });
    expect((await app.redeem(await code(plain), { code_verifier: undefined })).status).toBe(200);
  });

  it("refuses a code when its person was signed out everywhere, or disabled, in the meantime", async () => {
    await app.addUser("ren");
    const of = async () => (await app.signIn(app.browser(), "ren")).searchParams.get("code");
    const first = await of();
    await app.administer("AdminUserGlobalSignOut", { Username: "ren" });
    expect(jsonOf(await app.redeem(first))).toEqual({ error: "invalid_grant" });
    app.now += 1000;
    const second = await of();
    await app.administer("AdminDisableUser", { Username: "ren" });
    expect(jsonOf(await app.redeem(second))).toEqual({ error: "invalid_grant" });
  });

  it("gives no id token without openid, and shows in it only what the scopes show", async () => {
    const tokens = async (scope: string) => jsonOf(await app.redeem(await code({ scope })));
    expect(await tokens("aws.cognito.signin.user.admin")).not.toHaveProperty("id_token");
    const emailOnly = claimsOf((await tokens("openid email"))["id_token"]);
    expect(emailOnly).toMatchObject({ email: "yui@example.com" });
    expect(emailOnly).not.toHaveProperty("name");
    expect(claimsOf((await tokens("openid"))["id_token"])).toMatchObject({
      email: "yui@example.com",
      name: "Yui",
    });
  });

  it("grants every scope of the client to an app that names none", async () => {
    const { access_token } = jsonOf(await app.redeem(await code({ scope: undefined })));
    expect(claimsOf(access_token)["scope"]).toBe("openid email profile aws.cognito.signin.user.admin");
  });

  it("is over for a code and a browser from before a restored snapshot", async () => {
    const snapshot = app.emulator.control.snapshot();
    const browser = app.browser();
    const before = (await app.signIn(browser, "yui")).searchParams.get("code");
    await app.emulator.control.restore(snapshot);
    expect(jsonOf(await app.redeem(before))).toEqual({ error: "invalid_grant" });
    const page = await browser.visit(app.authorizeUrl({ prompt: "none" }));
    expect(page.location.searchParams.get("error")).toBe("login_required");
  });
});
