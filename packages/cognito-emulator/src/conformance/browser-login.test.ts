import { type Browser, chromium, type Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appCode } from "../../test/authenticator-app.ts";
import { addOAuthApp, jsonOf, type OAuthApp, PASSWORD } from "../../test/oauth-app.ts";
import { installedBrowser } from "../../test/passkey-browser.ts";
import { createEmulator, type Emulator } from "../index.ts";

const factors = ["PASSWORD", "WEB_AUTHN"];
const passkeys = { RelyingPartyId: "localhost", UserVerification: "preferred" };

// A browser beside the pool: a busy machine needs its time for both.
describe.skipIf(!installedBrowser)("The sign-in pages in Chromium", { timeout: 120_000 }, () => {
  let emulator: Emulator;
  let callback: string;
  let app: OAuthApp;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];
  beforeAll(async () => {
    const time = { now: Date.now() };
    emulator = await createEmulator({ clock: { now: () => time.now }, tlsPort: 0 });
    // Where the app would be: an address that answers.
    callback = `${emulator.url}/health`;
    app = await addOAuthApp(emulator, time, {
      pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: factors } } },
      client: {
        ExplicitAuthFlows: ["ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        CallbackURLs: [callback],
      },
    });
    const path = installedBrowser?.path;
    browser = await chromium.launch({
      ...(path && { executablePath: path }),
      args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
    });
    page = await (await browser.newContext({ ignoreHTTPSErrors: true, locale: "en-GB" })).newPage();
    page.on("console", (message) => complaints.push(message.text()));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await emulator?.close();
  });

  /** Opens the sign-in page as somebody who is not signed in. */
  const begin = async () => {
    await page.context().clearCookies();
    await page.goto(
      app.authorizeUrl({ scope: "openid aws.cognito.signin.user.admin", redirect_uri: callback }),
    );
  };
  /** The access token of whoever is back at the app. */
  const token = async () => {
    await page.waitForURL((url) => url.href.startsWith(`${callback}?`));
    const code = new URL(page.url()).searchParams.get("code");
    return String(jsonOf(await app.redeem(code, { redirect_uri: callback }))["access_token"]);
  };
  const enterPassword = async (username: string) => {
    await begin();
    await page.getByLabel("Username").fill(username);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.keyboard.press("Enter");
  };

  it("sign in with a passkey that was registered on this site", async () => {
    await app.administer("SetUserPoolMfaConfig", {
      MfaConfiguration: "OFF",
      WebAuthnConfiguration: passkeys,
    });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("WebAuthn.enable");
    await devtools.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await app.addUser("mei");
    await enterPassword("mei");
    const AccessToken = await token();
    const { CredentialCreationOptions } = await app.administer("StartWebAuthnRegistration", { AccessToken });
    await begin();
    const Credential = await page.evaluate(`(async () => {
      const options = ${JSON.stringify(CredentialCreationOptions)};
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
      return (await navigator.credentials.create({ publicKey })).toJSON();
    })()`);
    await app.administer("CompleteWebAuthnRegistration", { AccessToken, Credential });

    await page.getByLabel("Username").fill("mei");
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.getByRole("button", { name: "Use the passkey" }).click();
    expect(await token()).toMatch(/^ey/);
    await devtools.detach();
  });

  it("set an authenticator app up by the key, where the code cannot be scanned", async () => {
    // A pool that requires a second factor takes no passkey before it.
    const passwordOnly = { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD"] } };
    await app.administer("UpdateUserPool", { Policies: passwordOnly });
    await app.administer("SetUserPoolMfaConfig", {
      MfaConfiguration: "ON",
      SoftwareTokenMfaConfiguration: { Enabled: true },
    });
    await app.addUser("yui");
    await enterPassword("yui");
    await page.getByRole("img", { name: "QR code" }).waitFor();
    await page.getByText("Add it without the QR code").click();
    const key = String(await page.locator(".key").textContent());
    await page.getByLabel("Confirmation code").fill(appCode(key, app.now));
    await page.getByRole("button", { name: "Confirm" }).click();
    expect(await token()).toMatch(/^ey/);
    expect(complaints).toEqual([]);
  });
});
