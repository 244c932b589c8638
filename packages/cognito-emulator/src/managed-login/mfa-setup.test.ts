import decodeQR from "qr/decode.js";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { otherThan } from "../../test/account-pool.ts";
import { appCode, halfMinute } from "../../test/authenticator-app.ts";
import type { Browser } from "../../test/browser.ts";
import { everyFactor } from "../../test/mfa-pool.ts";
import { claimsOf, jsonOf, type OAuthApp, openOAuthApp, PASSWORD } from "../../test/oauth-app.ts";

const appsOnly = { SoftwareTokenMfaConfiguration: { Enabled: true } };

describe("Setting a second factor up at the sign-in pages", () => {
  let app: OAuthApp;
  let username: string;
  let browser: Browser;
  beforeAll(async () => {
    app = await openOAuthApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    username = `user-${crypto.randomUUID()}`;
    browser = app.browser();
    await app.administer("SetUserPoolMfaConfig", { MfaConfiguration: "ON", ...appsOnly });
    await app.addUser(username);
  });

  const signIn = async (by = browser) => {
    await by.visit(app.authorizeUrl());
    return (await by.submit("/login", { username, password: PASSWORD })).body;
  };
  const secretOf = (body: string) => linkOf(body).searchParams.get("secret") ?? "";
  const code = (secret: string) => appCode(secret, app.now);

  it("shows the secret as a QR code, as a key and as a link, and takes the app's first code", async () => {
    const shown = await signIn();
    expect(shown).toContain("Scan the QR code");
    const link = linkOf(shown);
    expect(scanned(shown)).toBe(link.href);
    expect(link.host).toBe("totp");
    expect(link.pathname).toBe(`/Products:${encodeURIComponent(`${username}@example.com`)}`);
    expect(link.searchParams.get("issuer")).toBe("Products");
    const [, key = ""] = /class="key">(.*?)<\/p>/s.exec(shown) ?? [];
    expect(key.replaceAll(/<\/?span>/g, "")).toBe(secretOf(shown));
    expect([...browser.cookies.keys()].some((name) => name.startsWith("__Host-login"))).toBe(false);

    const back = await browser.submit("/mfaSetup", { code: code(secretOf(shown)) });
    const tokens = jsonOf(await app.redeem(back.location.searchParams.get("code")));
    expect(claimsOf(tokens["access_token"])).toMatchObject({ username });
    app.now += halfMinute;
    expect(await signIn(app.browser())).toContain("Enter the six digits that your authenticator app shows.");
  });

  it("keeps the secret after a wrong code, beside which it says so", async () => {
    const secret = secretOf(await signIn());
    const wrong = await browser.submit("/mfaSetup", { code: otherThan(code(secret)) });
    expect(wrong.body).toContain('id="code-wrong">The code is not right.');
    expect(secretOf(wrong.body)).toBe(secret);
    // As apps show it.
    const spaced = code(secret).replace(/^(\d{3})/, "$1 ");
    const back = await browser.submit("/mfaSetup", { code: spaced });
    expect(back.location.searchParams.get("code")).not.toBeNull();
  });

  it("lets one of two answers in that come at the same time", async () => {
    const secret = secretOf(await signIn());
    const answers = await Promise.all([1, 2].map(() => browser.submit("/mfaSetup", { code: code(secret) })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 303]);
  });

  it("lets people choose, and takes an e-mail address once its code comes back", async () => {
    await app.administer("SetUserPoolMfaConfig", { MfaConfiguration: "ON", ...everyFactor });
    await app.administer("AdminDeleteUserAttributes", {
      Username: username,
      UserAttributeNames: ["email"],
    });
    expect(await signIn()).toContain("Which one shall it be?");
    const asked = await browser.submit("/mfaSetupChoice", { factor: "EMAIL_OTP" });
    expect(asked.body).toContain("Enter the e-mail address");
    for (const email of ["", "no address"]) {
      const refused = await browser.submit("/mfaSetup", { email });
      expect(refused.body).toContain('id="email-wrong"');
    }
    const sent = await browser.submit("/mfaSetup", { email: `${username}@example.net` });
    expect(sent.body).toContain("We sent a code to u***@e***");
    const back = await browser.submit("/mfa", { code: await app.lastCode(username) });
    expect(back.location.searchParams.get("code")).not.toBeNull();
    expect(await signIn(app.browser())).toContain("We sent a code to");
  });

  it("offers the app to somebody who chooses it, and starts again when the sign-in has taken too long", async () => {
    await app.administer("SetUserPoolMfaConfig", { MfaConfiguration: "ON", ...everyFactor });
    await app.administer("AdminDeleteUserAttributes", {
      Username: username,
      UserAttributeNames: ["email"],
    });
    await signIn();
    const offered = await browser.submit("/mfaSetupChoice", { factor: "SOFTWARE_TOKEN_MFA" });
    app.now += 3 * 60_000;
    const late = await browser.submit("/mfaSetup", { code: code(secretOf(offered.body)) });
    expect(late.body).toContain("This took too long.");
    await signIn();
    expect((await browser.submit("/mfaSetupChoice", { factor: "SMS_MFA" })).status).toBe(400);
  });

  it("says so where only an administrator can help: no phone number can be added here", async () => {
    const { SmsMfaConfiguration } = everyFactor;
    await app.administer("SetUserPoolMfaConfig", { MfaConfiguration: "ON", SmsMfaConfiguration });
    expect(await signIn()).toContain("Please sign in within the app.");
  });

  it("gives sessions that the API does not take", async () => {
    const body = await signIn();
    const Session = /name="session" value="([^"]+)"/.exec(body)?.[1] ?? "";
    expect(Session).not.toBe("");
    await expect(app.administer("AssociateSoftwareToken", { Session })).rejects.toThrow(
      "NotAuthorizedException",
    );
    const UserCode = code(secretOf(body));
    await expect(app.administer("VerifySoftwareToken", { Session, UserCode })).rejects.toThrow(
      "NotAuthorizedException",
    );
  });
});

/** The link for the app of this device. */
function linkOf(body: string): URL {
  const [, href = ""] = /href="(otpauth:[^"]+)"/.exec(body) ?? [];
  return new URL(href.replaceAll("&#38;", "&"));
}

/** What an app reads from the page's QR code: its modules painted, four pixels each, and read by another program's eyes. */
function scanned(body: string): string {
  const [, size = "0", path = ""] =
    /<svg class="qr"[^>]*viewBox="0 0 (\d+) \d+".*?<path fill="#000" d="([^"]*)"/s.exec(body) ?? [];
  const width = Number(size) * 4;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let pixel = 0; pixel < 16; pixel++) {
      const column = Number(x) * 4 + (pixel % 4);
      const row = Number(y) * 4 + Math.floor(pixel / 4);
      data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
    }
  }
  return decodeQR({ width, height: width, data });
}
