import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Browser } from "../../test/browser.ts";
import { claimsOf, jsonOf, type OAuthApp, openOAuthApp, PASSWORD } from "../../test/oauth-app.ts";
import { SoftwareAuthenticator } from "../../test/software-authenticator.ts";

const choice = ["ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];
const forSite = (RelyingPartyId: string) => ({
  MfaConfiguration: "OFF",
  WebAuthnConfiguration: { RelyingPartyId, UserVerification: "preferred" },
});

describe("Passkeys at the sign-in pages", () => {
  let app: OAuthApp;
  let username: string;
  let browser: Browser;
  let passkey: SoftwareAuthenticator;
  beforeAll(async () => {
    app = await openOAuthApp({
      pool: {
        Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP", "WEB_AUTHN"] } },
      },
      client: { ExplicitAuthFlows: choice },
    });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await app.administer("SetUserPoolMfaConfig", forSite("localhost"));
    username = `user-${crypto.randomUUID()}`;
    browser = app.browser();
    await app.addUser(username);
    const back = await app.signIn(app.browser(), username, { scope: "openid aws.cognito.signin.user.admin" });
    const { access_token: AccessToken } = jsonOf(await app.redeem(back.searchParams.get("code")));
    const { CredentialCreationOptions: options } = await app.administer("StartWebAuthnRegistration", {
      AccessToken,
    });
    passkey = new SoftwareAuthenticator(app.origin);
    const Credential = passkey.create(options as Parameters<SoftwareAuthenticator["create"]>[0]); // AWS's own document
    await app.administer("CompleteWebAuthnRegistration", { AccessToken, Credential });
  });

  const ask = async (name = username) => {
    await browser.visit(app.authorizeUrl());
    return browser.press("/login", "/passkey", { username: name });
  };
  const answer = (over: Parameters<SoftwareAuthenticator["get"]>[1] = {}) => {
    const [, options = ""] = /data-options="([^"]+)"/.exec(browser.page?.body ?? "") ?? [];
    const credential = passkey.get(JSON.parse(options.replaceAll("&#34;", '"')), over);
    return browser.submit("/passkeyAnswer", { credential: JSON.stringify(credential) });
  };

  it("sign somebody in who signs what was asked, with no password", async () => {
    await ask();
    const back = await answer();
    const tokens = jsonOf(await app.redeem(back.location.searchParams.get("code")));
    expect(claimsOf(tokens["access_token"])).toMatchObject({ username });
  });

  it.each([
    ["of another challenge", { challenge: "c29tZXRoaW5nIGVsc2U" }],
    ["from a page of another site", { origin: "https://evil.example" }],
    ["for another user", { userHandle: "c29tZWJvZHkgZWxzZQ" }],
  ])("refuse a signature %s, and take no second one in its place", async (_how, over) => {
    await ask();
    const page = browser.page;
    expect((await answer(over)).body).toContain("The passkey did not work.");
    browser.page = page;
    expect((await answer()).body).toContain("This took too long.");
    expect([...browser.cookies.keys()].some((name) => name.startsWith("__Host-login"))).toBe(false);
  });

  it("send people without one back to the password, and send nobody a code instead", async () => {
    const other = `user-${crypto.randomUUID()}`;
    await app.addUser(other);
    for (const name of [other, "nobody"]) {
      expect((await ask(name)).body).toContain('id="username-wrong">There is no passkey for this name.');
    }
    expect(app.emulator.control.outbox(other)).toEqual([]);
    const back = await browser.submit("/login", { username: other, password: PASSWORD });
    expect(back.location.searchParams.get("code")).not.toBeNull();
  });

  it("are no way around a second factor: whoever has one is sent back to the password", async () => {
    const { WebAuthnConfiguration } = forSite("localhost");
    await app.administer("SetUserPoolMfaConfig", {
      MfaConfiguration: "OPTIONAL",
      EmailMfaConfiguration: {},
      WebAuthnConfiguration,
    });
    await app.administer("AdminSetUserMFAPreference", {
      Username: username,
      EmailMfaSettings: { Enabled: true },
    });
    expect((await ask()).body).toContain('id="username-wrong">There is no passkey for this name.');
  });

  it("let exactly one script run, on the page that needs it, and none on the others", async () => {
    const { headers, body } = await ask();
    const policy = String(headers["content-security-policy"]);
    expect(policy).toMatch(/script-src 'sha256-[^']+';/);
    expect(body.match(/<script/g)).toHaveLength(1);
    const login = await browser.visit(app.authorizeUrl());
    expect(login.headers["content-security-policy"]).not.toContain("script-src");
  });

  it("are offered only where the client lets people choose and the passkeys are of this site", async () => {
    expect((await browser.visit(app.authorizeUrl())).body).toContain("Sign in with a passkey");
    await app.administer("SetUserPoolMfaConfig", forSite("example.com"));
    expect((await browser.visit(app.authorizeUrl())).body).not.toContain("passkey");
    const plain = await openOAuthApp();
    expect((await plain.browser().visit(plain.authorizeUrl())).body).not.toContain("passkey");
    await plain.close();
  });
});
