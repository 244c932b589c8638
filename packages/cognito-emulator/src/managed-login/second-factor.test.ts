import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { appCode, halfMinute } from "../../test/authenticator-app.ts";
import type { Browser } from "../../test/browser.ts";
import { everyFactor } from "../../test/mfa-pool.ts";
import { claimsOf, jsonOf, type OAuthApp, openOAuthApp, PASSWORD } from "../../test/oauth-app.ts";

describe("Second factors at the sign-in pages", () => {
  let app: OAuthApp;
  let username: string;
  let secret: string;
  beforeAll(async () => {
    app = await openOAuthApp();
    await app.administer("SetUserPoolMfaConfig", { MfaConfiguration: "OPTIONAL", ...everyFactor });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    username = `user-${crypto.randomUUID()}`;
    await app.addUser(username, { phone_number: "+819012345678", phone_number_verified: "true" });
    const back = await app.signIn(app.browser(), username, { scope: "openid aws.cognito.signin.user.admin" });
    const { access_token: AccessToken } = jsonOf(await app.redeem(back.searchParams.get("code")));
    const { SecretCode } = await app.administer("AssociateSoftwareToken", { AccessToken });
    secret = String(SecretCode);
    await app.administer("VerifySoftwareToken", { AccessToken, UserCode: appCode(secret, app.now) });
    app.now += halfMinute;
  });

  const prefer = (settings: object) =>
    app.administer("AdminSetUserMFAPreference", { Username: username, ...settings });
  const signIn = async (browser: Browser) => {
    await browser.visit(app.authorizeUrl());
    return browser.submit("/login", { username, password: PASSWORD });
  };

  it("ask for the app's code after the password, and for another after a wrong one", async () => {
    await prefer({ SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } });
    const browser = app.browser();
    const asked = await signIn(browser);
    expect(asked.body).toContain("Enter the six digits");
    expect([...browser.cookies.keys()].some((name) => name.startsWith("__Host-login"))).toBe(false);
    const right = appCode(secret, app.now);
    const wrong = await browser.submit("/mfa", { code: right === "000000" ? "000001" : "000000" });
    expect(wrong.body).toContain("The code is not right.");
    const back = await browser.submit("/mfa", { code: right });
    const tokens = jsonOf(await app.redeem(back.location.searchParams.get("code")));
    expect(claimsOf(tokens["access_token"])).toMatchObject({ username });
  });

  it.each([
    ["SMSMfaSettings", "+********5678"],
    ["EmailMfaSettings", "u***@e***"],
  ])("ask for the code that was sent by %s", async (setting, destination) => {
    await prefer({ [setting]: { Enabled: true, PreferredMfa: true } });
    const browser = app.browser();
    expect((await signIn(browser)).body).toContain(destination);
    const back = await browser.submit("/mfa", { code: await app.lastCode(username) });
    expect(back.location.searchParams.get("code")).not.toBeNull();
  });

  it("let somebody with several choose", async () => {
    await prefer({ SMSMfaSettings: { Enabled: true }, SoftwareTokenMfaSettings: { Enabled: true } });
    const browser = app.browser();
    expect((await signIn(browser)).body).toContain("A code from the authenticator app");
    // Each choice is a form of its own; the first is as good as any.
    const asked = await browser.submit("/mfaChoice", { factor: "SOFTWARE_TOKEN_MFA" });
    expect(asked.body).toContain("Enter the six digits");
    const back = await browser.submit("/mfa", { code: appCode(secret, app.now) });
    expect(back.location.searchParams.get("code")).not.toBeNull();
  });

  it("start again when the sign-in has taken too long, and take no factor nobody asked for", async () => {
    await prefer({ SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } });
    const browser = app.browser();
    await signIn(browser);
    app.now += 3 * 60_000;
    const late = await browser.submit("/mfa", { code: appCode(secret, app.now) });
    expect(late.body).toContain("This took too long.");
    await signIn(browser);
    const strange = await browser.submit("/mfa", { factor: "NEW_PASSWORD_REQUIRED", code: "000000" });
    expect(strange.status).toBe(400);
  });

  it("give sessions that the API does not take, where they would end in tokens of another scope", async () => {
    await prefer({ SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } });
    const { body } = await signIn(app.browser());
    const Session = /name="session" value="([^"]+)"/.exec(body)?.[1] ?? "";
    expect(Session).not.toBe("");
    const ChallengeResponses = { USERNAME: username, SOFTWARE_TOKEN_MFA_CODE: appCode(secret, app.now) };
    const answer = await fetch(app.emulator.url, {
      method: "POST",
      headers: {
        "Content-Type": "application/x-amz-json-1.1",
        "X-Amz-Target": "AWSCognitoIdentityProviderService.RespondToAuthChallenge",
      },
      body: JSON.stringify({
        ClientId: app.clientId,
        ChallengeName: "SOFTWARE_TOKEN_MFA",
        Session,
        ChallengeResponses,
      }),
    });
    expect(await answer.json()).toMatchObject({
      __type: "NotAuthorizedException",
      message: "Invalid session for the user.",
    });
  });
});
