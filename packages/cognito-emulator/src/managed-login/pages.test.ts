import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  addOAuthApp,
  CALLBACK,
  claimsOf,
  jsonOf,
  type OAuthApp,
  openOAuthApp,
  PASSWORD,
  SIGNED_OUT,
} from "../../test/oauth-app.ts";

describe("The sign-in pages", () => {
  let app: OAuthApp;
  beforeAll(async () => {
    app = await openOAuthApp();
    await app.addUser("yui");
  });
  afterAll(() => app.close());

  const open = async (path = "/login", over: Record<string, string | undefined> = {}, language = "en") => {
    const browser = app.browser(language);
    await browser.open(app.authorizeUrl(over).replace("/oauth2/authorize", path));
    return browser;
  };

  it("run no script, load nothing, sit in no frame, and lead a form to the app alone", async () => {
    const { page } = await open();
    const policy = String(page?.headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/style-src 'sha256-[A-Za-z0-9+/]{43}='/);
    expect(policy).toContain("form-action 'self' http://localhost:3000;");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(page?.headers).toMatchObject({
      "x-frame-options": "DENY",
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
    });
    expect(page?.body).not.toContain("<script");
  });

  it.each([
    [{}, "ja", "Products にサインイン"],
    [{}, "en", "Sign in to Products"],
    [{}, "fr,en;q=0.5,ja;q=0.9", "Products にサインイン"],
    [{}, "fr", "Products にサインイン"],
    [{ lang: "en" }, "ja", "Sign in to Products"],
    [{ lang: "ja-JP" }, "en", "Products にサインイン"],
    [{ lang: "tlh" }, "en", "Sign in to Products"],
  ])("speak the reader's language: %j, %s", async (over, language, title) => {
    const { page } = await open("/login", over, language);
    expect(page?.body).toContain(`<title>${title}</title>`);
    expect(page?.body).toContain(`<html lang="${title.startsWith("Sign") ? "en" : "ja"}">`);
  });

  it("say what is wrong with a sign-in, keep the name, and never show the password again", async () => {
    const browser = await open();
    const page = await browser.submit("/login", { username: "yui", password: "Wrong-Passw0rd" });
    expect(page.status).toBe(200);
    expect(page.body).toContain("The username or password is not right.");
    expect(browser.form("/login").fields["username"]).toBe("yui");
    expect(page.body).not.toContain("Wrong-Passw0rd");
    const stranger = await browser.submit("/login", { username: "stranger", password: "Wrong-Passw0rd" });
    expect(stranger.body).toContain("The username or password is not right.");
  });

  it("lock a name after five wrong passwords, like every other way in", async () => {
    await app.addUser("rin");
    const browser = await open();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await browser.submit("/login", { username: "rin", password: "Wrong-Passw0rd" });
    }
    const page = await browser.submit("/login", { username: "rin", password: PASSWORD });
    expect(page.body).toContain("Too many wrong passwords");
  });

  it("take no form that another site sends, that lacks its token, or comes without the cookie", async () => {
    const forged = async (change: (browser: ReturnType<OAuthApp["browser"]>) => Promise<unknown>) => {
      const browser = await open();
      await change(browser);
      expect(browser.page?.status).toBe(400);
      expect([...browser.cookies.keys()].some((name) => name.startsWith("__Host-login"))).toBe(false);
    };
    const fields = { username: "yui", password: PASSWORD };
    await forged((browser) =>
      browser.submit("/login", fields, { headers: { origin: "https://evil.example" } }),
    );
    await forged((browser) => browser.submit("/login", fields, { headers: { origin: "null" } }));
    await forged((browser) => browser.submit("/login", { ...fields, _csrf: "" }));
    await forged((browser) => browser.submit("/login", { ...fields, _csrf: "x".repeat(43) }));
    await forged((browser) => browser.submit("/login", fields, { headers: { cookie: "" } }));
    await forged((browser) =>
      browser.submit("/login", fields, { headers: { "content-type": "text/plain" } }),
    );
  });

  it("sign in with a cookie that only this host gets, over TLS, out of scripts' reach", async () => {
    const browser = await open();
    const back = await browser.submit("/login", { username: "yui", password: PASSWORD });
    expect(back.status).toBe(303);
    expect(back.location.href.startsWith(`${CALLBACK}?code=`)).toBe(true);
    expect(String(back.headers["set-cookie"])).toMatch(
      /^__Host-login-ap-northeast-1_\w{9}=[\w-]{43}; Path=\/; Max-Age=3600; Secure; HttpOnly; SameSite=Lax$/,
    );
  });

  it("check the app's request again with every form", async () => {
    const browser = await open();
    const form = browser.form("/login");
    const target = form.action.replace(
      encodeURIComponent(CALLBACK),
      encodeURIComponent("https://evil.example/"),
    );
    const body = new URLSearchParams({ ...form.fields, username: "yui", password: PASSWORD }).toString();
    const headers = { "content-type": "application/x-www-form-urlencoded", origin: app.origin };
    const page = await browser.open(app.origin + target, { method: "POST", headers, body });
    expect(page.status).toBe(400);
    expect(page.headers["location"]).toBeUndefined();
  });

  it("register somebody, confirm his code, and sign him in", async () => {
    const browser = await open("/signup");
    const taken = await browser.submit("/signup", {
      username: "yui",
      "attribute.email": "other@example.com",
      password: PASSWORD,
    });
    expect(taken.body).toContain("This name is already in use.");
    const weak = await browser.submit("/signup", {
      username: "sora",
      "attribute.email": "sora@example.com",
      password: "password",
    });
    expect(weak.body).toContain("The password needs an upper-case letter.");
    const tiny = await browser.submit("/signup", { password: "x" });
    expect(tiny.body).toContain('id="password-wrong">The password is too short');
    expect(browser.form("/signup").fields).toMatchObject({
      username: "sora",
      "attribute.email": "sora@example.com",
    });
    const asked = await browser.submit("/signup", { password: PASSWORD });
    expect(asked.body).toContain("s***@e***");

    const early = app.browser();
    await early.visit(app.authorizeUrl());
    const unconfirmed = await early.submit("/login", { username: "sora", password: PASSWORD });
    expect(unconfirmed.body).toContain("Enter your code");

    expect((await browser.submit("/confirmUser", { code: "x" })).body).toContain("The code is not right.");
    const resent = await browser.submit("/resendcode", {});
    expect(resent.body).toContain("We sent a new code.");
    // As some mails show it, and as it is copied from them.
    const code = (await app.lastCode("sora")).replace(/^.../, " $& ");
    const confirmed = await browser.submit("/confirmUser", { code });
    expect(confirmed.body).toContain("Your account is ready.");
    const back = await browser.submit("/login", { password: PASSWORD });
    expect(back.location.searchParams.get("code")).not.toBeNull();
  });

  it("cannot write an attribute that the client may not write", async () => {
    const browser = await open("/signup");
    const page = await browser.submit("/signup", {
      username: "mallory",
      "attribute.email": "mallory@example.com",
      "attribute.custom:role": "admin",
      password: PASSWORD,
    });
    expect(page.body).toContain('role="alert"');
    await expect(app.administer("AdminGetUser", { Username: "mallory" })).rejects.toThrow("UserNotFound");
  });

  it("reset a password with the code from the mail", async () => {
    await app.addUser("aoi");
    const browser = await open("/forgotPassword");
    const asked = await browser.submit("/forgotPassword", { username: "aoi" });
    expect(asked.body).toContain("a***@e***");
    const wrong = await browser.submit("/confirmForgotPassword", { code: "x", password: "Another-Passw0rd" });
    expect(wrong.body).toContain("The code is not right.");
    const code = await app.lastCode("aoi");
    const weak = await browser.submit("/confirmForgotPassword", { code, password: "Short1!" });
    expect(weak.body).toContain("The password is too short.");
    const done = await browser.submit("/confirmForgotPassword", { password: "Another-Passw0rd" });
    expect(done.body).toContain("Your password is changed.");
    const back = await browser.submit("/login", { password: "Another-Passw0rd" });
    expect(back.location.searchParams.get("code")).not.toBeNull();
  });

  it("answer a stranger's reset as they answer a user's", async () => {
    const browser = await open("/forgotPassword");
    const page = await browser.submit("/forgotPassword", { username: "stranger@example.org" });
    expect(page.body).toContain("s***@e***");
  });

  it("lead somebody invited to a password of his own, then to the app", async () => {
    const invited = { Username: "nao", TemporaryPassword: "Temp-Passw0rd", MessageAction: "SUPPRESS" };
    await app.administer("AdminCreateUser", invited);
    const browser = await open();
    const asked = await browser.submit("/login", { username: "nao", password: "Temp-Passw0rd" });
    expect(asked.body).toContain("Choose your password");
    const weak = await browser.submit("/newPassword", { password: "weak" });
    const edged = await browser.submit("/newPassword", { password: "Own-Passw0rd " });
    expect(edged.body).toContain("begins or ends with a space");
    expect(weak.body).toContain("The password is too short.");
    const back = await browser.submit("/newPassword", { password: "Own-Passw0rd" });
    const tokens = jsonOf(await app.redeem(back.location.searchParams.get("code")));
    expect(claimsOf(tokens["access_token"])).toMatchObject({ username: "nao" });
  });

  it("ask for what the pool demands of everybody, and sign in by e-mail where that is the name", async () => {
    const byEmail = await addOAuthApp(app.emulator, app, {
      pool: {
        AliasAttributes: [],
        UsernameAttributes: ["email"],
        Schema: [{ Name: "family_name", Required: true, Mutable: true }],
      },
    });
    const browser = byEmail.browser();
    await browser.open(byEmail.authorizeUrl().replace("/oauth2/authorize", "/signup"));
    expect(browser.page?.body).toContain('type="email"');
    await browser.submit("/signup", {
      username: "hina@example.com",
      "attribute.family_name": "Sato",
      password: PASSWORD,
    });
    await browser.submit("/confirmUser", { code: await byEmail.lastCode("hina@example.com") });
    const back = await browser.submit("/login", { password: PASSWORD });
    const tokens = jsonOf(await byEmail.redeem(back.location.searchParams.get("code")));
    expect(claimsOf(tokens["id_token"])).toMatchObject({ email: "hina@example.com", family_name: "Sato" });
  });

  it("offer no sign-up where only administrators create accounts", async () => {
    const closed = await addOAuthApp(app.emulator, app, {
      pool: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } },
    });
    const browser = closed.browser();
    await browser.visit(closed.authorizeUrl());
    expect(browser.page?.body).not.toContain("/signup");
    await browser.open(closed.authorizeUrl().replace("/oauth2/authorize", "/signup"));
    const page = await browser.submit("/signup", {
      username: "x",
      "attribute.email": "x@example.com",
      password: PASSWORD,
    });
    expect(page.body).toContain("Sign-up is closed.");
  });

  describe("GET /logout", () => {
    const logout = (over: Record<string, string>) =>
      `${app.origin}/logout?${new URLSearchParams({ client_id: app.clientId, ...over }).toString()}`;

    it("ends the session and leads to the registered address", async () => {
      const browser = app.browser();
      await app.signIn(browser, "yui");
      const copy = [...browser.cookies].find(([name]) => name.startsWith("__Host-login"));
      const left = await browser.open(logout({ logout_uri: SIGNED_OUT }));
      expect(left.location.href).toBe(SIGNED_OUT);
      expect(browser.cookies.has(copy?.[0] ?? "")).toBe(false);
      // The session itself is gone, not only its cookie.
      const silent = await browser.open(app.authorizeUrl({ prompt: "none" }), {
        headers: { cookie: copy?.join("=") ?? "" },
      });
      expect(silent.location.searchParams.get("error")).toBe("login_required");
    });

    it("leads back to the sign-in page with an authorization request instead", async () => {
      const browser = app.browser();
      await app.signIn(browser, "yui");
      const left = await browser.open(app.authorizeUrl().replace("/oauth2/authorize", "/logout"));
      expect(left.location.pathname).toBe("/login");
      expect((await browser.open(left.location.href)).body).toContain("Sign in to Products");
    });

    it("leads nowhere that is not registered, and then signs nobody out", async () => {
      const browser = app.browser();
      await app.signIn(browser, "yui");
      const page = await browser.open(logout({ logout_uri: "https://evil.example/" }));
      expect(page.status).toBe(400);
      const silent = await browser.open(app.authorizeUrl({ prompt: "none" }));
      expect(silent.location.searchParams.get("code")).not.toBeNull();
    });
  });

  it("belong to one pool: a session of one signs nobody in to another", async () => {
    const other = await addOAuthApp(app.emulator, app);
    const browser = app.browser();
    await app.signIn(browser, "yui");
    const cookie = [...browser.cookies].find(([name]) => name.startsWith("__Host-login"))?.[1];
    const silent = await browser.open(other.authorizeUrl({ prompt: "none" }), {
      headers: { cookie: `__Host-login-${other.userPoolId}=${cookie}` },
    });
    expect(silent.location.searchParams.get("error")).toBe("login_required");
  });

  it("answer under no other host's name", async () => {
    const page = await app.browser().open(app.authorizeUrl(), { headers: { host: "evil.example" } });
    expect(page.status).toBe(403);
  });
});
