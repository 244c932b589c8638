import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";
import { appCode } from "../../test/authenticator-app.ts";
import { type MfaPool, openMfaPool } from "../../test/mfa-pool.ts";
import { claimsOf, jsonOf, type OAuthApp, openOAuthApp } from "../../test/oauth-app.ts";

const day = 24 * 60 * 60_000;
const revoked = { message: "Access Token has been revoked" };

describe("A clock that is put back", () => {
  let account: AccountPool;
  beforeEach(async () => {
    account = await openAccountPool();
  });
  afterEach(() => account.close());
  const open = (Username: string, PASSWORD = "Passw0rd!x") =>
    account.call("InitiateAuth", {
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: Username, PASSWORD },
    });

  it("lets a code and a session that were given before last to their end", async () => {
    await account.signUp("newcomer");
    const ConfirmationCode = account.pool.lastCode("newcomer");
    const { username: USERNAME, password } = await account.pool.addUser({ temporary: true });
    const { Session } = await open(USERNAME, password);
    account.now -= day;
    expect(await account.call("ConfirmSignUp", { Username: "newcomer", ConfirmationCode })).toEqual({});
    const answer = await account.call("RespondToAuthChallenge", {
      ChallengeName: "NEW_PASSWORD_REQUIRED",
      Session,
      ChallengeResponses: { USERNAME, NEW_PASSWORD: "An0ther!pass" },
    });
    expect(answer).toHaveProperty("AuthenticationResult");
  });

  it("has as the newest mail the one that was sent last", async () => {
    const Username = "reader";
    const { control } = account.emulator;
    await account.signUp(Username);
    await account.call("ConfirmSignUp", { Username, ConfirmationCode: control.lastCode(Username) });
    account.now -= day;
    await account.call("ForgotPassword", { Username });
    const reset = { Username, ConfirmationCode: control.lastCode(Username), Password: "An0ther!pass" };
    expect(await account.call("ConfirmForgotPassword", reset)).toEqual({});
  });

  it("opens the lock of a time to come, and counts wrong passwords anew", async () => {
    const { username } = await account.pool.addUser();
    for (let attempt = 0; attempt < 6; attempt += 1) await open(username, "Wr0ng!pass");
    expect(await open(username)).toMatchObject({ message: "Password attempts exceeded" });
    account.now -= day;
    for (let attempt = 0; attempt < 4; attempt += 1) await open(username, "Wr0ng!pass");
    expect(await open(username)).toHaveProperty("AuthenticationResult");
  });

  it("frees whoever asked for as many codes as an hour allows", async () => {
    const { username: Username } = await account.pool.addUser();
    for (let attempt = 0; attempt < 20; attempt += 1) await account.call("ForgotPassword", { Username });
    expect(await account.call("ForgotPassword", { Username })).toMatchObject({
      __type: "LimitExceededException",
    });
    account.now -= day;
    expect(await account.call("ForgotPassword", { Username })).toHaveProperty("CodeDeliveryDetails");
  });

  it("takes the tokens of a new sign-in, and none that a sign-out ended", async () => {
    await account.administer("UpdateUserPoolClient", {
      ClientId: account.pool.clientId,
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
      EnableTokenRevocation: false,
    });
    const user = await account.pool.addUser();
    const before = await account.pool.signIn(user);
    const read = (AccessToken: string) => account.call("GetUser", { AccessToken });
    await account.call("GlobalSignOut", { AccessToken: before.accessToken });
    expect(await read(before.accessToken)).toMatchObject(revoked);
    account.now -= day;
    const { accessToken } = await account.pool.signIn(user);
    expect(await read(accessToken)).toMatchObject({ Username: user.username });
    expect(await read(before.accessToken)).toMatchObject(revoked);
    await account.call("GlobalSignOut", { AccessToken: accessToken });
    expect(await read(accessToken)).toMatchObject(revoked);
  });
});

describe("An authenticator app, after the clock was put back", () => {
  let pool: MfaPool;
  beforeAll(async () => {
    pool = await openMfaPool();
  });
  afterAll(() => pool.close());

  it("shows codes that are taken, each once", async () => {
    const person = await pool.addUser();
    const secret = await person.takeApp();
    const show = async () => {
      const { Session } = await person.signIn();
      const SOFTWARE_TOKEN_MFA_CODE = appCode(secret, pool.account.now);
      return person.answer("SOFTWARE_TOKEN_MFA", Session, { SOFTWARE_TOKEN_MFA_CODE });
    };
    expect(await show()).toHaveProperty("AuthenticationResult");
    pool.account.now -= day;
    expect(await show()).toHaveProperty("AuthenticationResult");
    expect(await show()).toMatchObject({ __type: "ExpiredCodeException" });
  });
});

describe("The sign-in pages, after the clock was put back", () => {
  let app: OAuthApp;
  let username: string;
  beforeAll(async () => {
    app = await openOAuthApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    username = `user-${crypto.randomUUID()}`;
    await app.addUser(username);
  });

  it("sign in whoever has a password, or was signed out everywhere, of a time to come", async () => {
    await app.administer("AdminUserGlobalSignOut", { Username: username });
    app.now -= day;
    const browser = app.browser();
    const back = await app.signIn(browser, username);
    const tokens = jsonOf(await app.redeem(back.searchParams.get("code")));
    expect(claimsOf(tokens["access_token"])).toMatchObject({ username });
    // The browser is signed in from then on.
    const again = await browser.visit(app.authorizeUrl({ prompt: "none" }));
    expect(again.location.searchParams.get("code")).not.toBeNull();
  });

  it.each([
    ["a sign-out", () => app.administer("AdminUserGlobalSignOut", { Username: username })],
    [
      "another password",
      () =>
        app.administer("AdminSetUserPassword", {
          Username: username,
          Password: "An0ther!pass",
          Permanent: true,
        }),
    ],
  ])("keep to %s that came before: neither session nor code opens anything", async (_, end) => {
    const browser = app.browser();
    const back = await app.signIn(browser, username);
    await end();
    app.now -= day;
    const again = await browser.visit(app.authorizeUrl({ prompt: "none" }));
    expect(again.location.searchParams.get("error")).toBe("login_required");
    expect(jsonOf(await app.redeem(back.searchParams.get("code")))).toEqual({ error: "invalid_grant" });
  });
});
