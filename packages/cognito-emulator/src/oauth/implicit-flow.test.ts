import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { callOperation } from "../../test/call-operation.ts";
import { CALLBACK, claimsOf, type OAuthApp, openOAuthApp } from "../../test/oauth-app.ts";

describe("The implicit flow (response_type=token)", () => {
  let app: OAuthApp;
  let refuses: boolean;
  beforeAll(async () => {
    const claims = async (event: object) => {
      if (refuses) throw new Error("Not today");
      return event;
    };
    const LambdaArn = "arn:aws:lambda:ap-northeast-1:000000000000:function:claims";
    app = await openOAuthApp({
      emulator: { triggers: { claims } },
      pool: { LambdaConfig: { PreTokenGenerationConfig: { LambdaVersion: "V2_0", LambdaArn } } },
      client: { AllowedOAuthFlows: ["implicit"], AllowedOAuthScopes: ["openid", "email", own] },
    });
    await app.addUser("yui");
  });
  afterAll(() => app.close());
  beforeEach(() => {
    refuses = false;
  });

  const own = "aws.cognito.signin.user.admin";
  const asked = { response_type: "token", scope: `openid email ${own}`, nonce: "asked" };
  const signIn = (over: Record<string, string | undefined> = {}) =>
    app.signIn(app.browser(), "yui", { ...asked, ...over });
  const fragmentOf = (location: URL) => new URLSearchParams(location.hash.slice(1));

  it("sends the tokens back where no server reads them, and no refresh token", async () => {
    const location = await signIn();
    expect(location.href.startsWith(`${CALLBACK}#`)).toBe(true);
    const { access_token, id_token, ...rest } = Object.fromEntries(fragmentOf(location));
    expect(rest).toEqual({ expires_in: "3600", token_type: "Bearer", state: "state-of-the-app" });
    expect(claimsOf(access_token)).toMatchObject({ token_use: "access", scope: asked.scope, version: 2 });
    expect(claimsOf(id_token)).toMatchObject({
      token_use: "id",
      aud: app.clientId,
      email: "yui@example.com",
      nonce: "asked",
      at_hash: expect.any(String),
    });
  });

  it("gives no id token where openid was not asked for", async () => {
    const fragment = fragmentOf(await signIn({ scope: own }));
    expect(fragment.has("id_token")).toBe(false);
    expect(claimsOf(fragment.get("access_token"))).toMatchObject({ scope: own });
  });

  it("brings a signed-in browser straight back, dated by the sign-in", async () => {
    const browser = app.browser();
    await app.signIn(browser, "yui", asked);
    const signedInAt = Math.floor(app.now / 1000);
    app.now += 600_000;
    const { location } = await browser.open(app.authorizeUrl({ ...asked, prompt: "none" }));
    const claims = claimsOf(fragmentOf(location).get("access_token"));
    expect(claims).toMatchObject({ auth_time: signedInAt, iat: signedInAt + 600 });
  });

  it("is over when the person signs out everywhere", async () => {
    const AccessToken = fragmentOf(await signIn()).get("access_token") ?? "";
    const getUser = () => callOperation(app.emulator.url, "GetUser", { AccessToken });
    expect((await getUser()).status).toBe(200);
    await app.administer("AdminUserGlobalSignOut", { Username: "yui" });
    expect((await getUser()).body).toMatchObject({ message: "Access Token has been revoked" });
  });

  it("tells the app when a trigger refuses", async () => {
    refuses = true;
    const { searchParams, hash } = await signIn();
    expect(hash).toBe("");
    expect(Object.fromEntries(searchParams)).toEqual({
      error: "invalid_request",
      error_description: "PreTokenGeneration failed with error Not today.",
      state: "state-of-the-app",
    });
  });

  it("is for clients that list it, which get no code unless they list that too", async () => {
    const refusal = async (response_type: string) =>
      (await app.browser().open(app.authorizeUrl({ ...asked, response_type }))).location.searchParams;
    expect((await refusal("code")).get("error")).toBe("unauthorized_client");
    const page = await app.browser().open(app.authorizeUrl(asked));
    expect(page.location.pathname).toBe("/login");
  });
});
