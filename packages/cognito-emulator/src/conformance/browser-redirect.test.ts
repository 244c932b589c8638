import { type Browser, chromium, type Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OAuthApp, openOAuthApp, PASSWORD } from "../../test/oauth-app.ts";
import { type RedirectApp, serveRedirectApp } from "../../test/redirect-app.ts";

const finder = new URL("../../../../scripts/find-browser.mjs", import.meta.url).href;
// The repository's own script, in JavaScript: where the end-to-end tests find their browser too.
const { findBrowser } = (await import(finder)) as {
  findBrowser: () => { path: string | null } | undefined;
};
const installed = findBrowser();
const scopes = ["openid", "email", "aws.cognito.signin.user.admin"];

describe.skipIf(!installed)("Amplify's signInWithRedirect in Chromium", () => {
  let site: RedirectApp;
  let app: OAuthApp;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    site = await serveRedirectApp();
    const urls = { CallbackURLs: [site.url], LogoutURLs: [site.url] };
    const AllowedOAuthFlows = ["code", "implicit"];
    app = await openOAuthApp({ client: { ...urls, AllowedOAuthFlows, AllowedOAuthScopes: scopes } });
    await app.addUser("yui");
    browser = await chromium.launch({
      ...(installed?.path && { executablePath: installed.path }),
      args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
    });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await site?.close();
  });

  /** Opens the app in a browser of its own, which nobody is signed in to. */
  const open = async (responseType: "code" | "token") => {
    site.configure({
      Auth: {
        Cognito: {
          userPoolId: app.userPoolId,
          userPoolClientId: app.clientId,
          userPoolEndpoint: app.emulator.url,
          loginWith: {
            oauth: {
              domain: new URL(app.origin).host,
              scopes,
              responseType,
              redirectSignIn: [site.url],
              redirectSignOut: [site.url],
            },
          },
        },
      },
    });
    page = await (await browser.newContext({ ignoreHTTPSErrors: true, locale: "ja-JP" })).newPage();
    await page.goto(site.url);
  };

  const signIn = async () => {
    await page.fill("#username", "yui");
    await page.fill("#password", PASSWORD);
    await page.click("button");
    await page.waitForFunction(() => globalThis.app?.events.includes("signInWithRedirect"));
  };

  /** Leaves for the sign-in page; the call itself never returns, for the page it was made on is gone. */
  const leave = async () => {
    await page.evaluate(() => {
      void globalThis.app.auth.signInWithRedirect();
    });
    await page.waitForURL(/\/login\?/);
  };

  it("signs in at the pages, renews, signs out there too, and is asked again", async () => {
    await open("code");
    await leave();
    expect(await page.title()).toBe("Products にサインイン");
    await signIn();
    const session = (forceRefresh: boolean) =>
      page.evaluate(async (force) => {
        const { tokens } = await globalThis.app.auth.fetchAuthSession({ forceRefresh: force });
        return {
          scope: tokens?.accessToken.payload["scope"],
          email: tokens?.idToken?.payload["email"],
          jti: tokens?.accessToken.payload["jti"],
        };
      }, forceRefresh);
    const first = await session(false);
    expect(first).toMatchObject({ scope: scopes.join(" "), email: "yui@example.com" });
    const renewed = await session(true);
    expect(renewed.scope).toBe(first.scope);
    expect(renewed.jti).not.toBe(first.jti);

    const gone = page.waitForRequest((request) => request.url().startsWith(`${app.origin}/logout?`));
    const returned = page.waitForEvent("load");
    await page.evaluate(() => {
      void globalThis.app.auth.signOut();
    });
    await gone;
    await returned;
    const after = await page.evaluate(
      async () => (await globalThis.app.auth.fetchAuthSession()).tokens ?? null,
    );
    expect(after).toBeNull();
    await leave();
    expect(await page.inputValue("#username")).toBe("");
  });

  it("signs in by the implicit flow, with tokens and nothing to renew them by", async () => {
    await open("token");
    await leave();
    await signIn();
    const email = await page.evaluate(
      async () => (await globalThis.app.auth.fetchAuthSession()).tokens?.idToken?.payload["email"],
    );
    expect(email).toBe("yui@example.com");
    const { origins } = await page.context().storageState();
    const kept = origins.flatMap(({ localStorage }) => localStorage.map(({ name }) => name));
    expect(kept.some((name) => name.endsWith(".accessToken"))).toBe(true);
    expect(kept.some((name) => name.endsWith(".refreshToken"))).toBe(false);
  });
});
