import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchSecurely } from "../../test/browser.ts";
import { claimsOf, jsonOf, type OAuthApp, openOAuthApp } from "../../test/oauth-app.ts";

describe("/oauth2/userInfo", () => {
  let app: OAuthApp;
  beforeAll(async () => {
    app = await openOAuthApp();
    await app.addUser("yui", { name: "Yui" });
  });
  afterAll(() => app.close());

  const tokensOf = async (scope?: string) => {
    const back = await app.signIn(app.browser(), "yui", scope === undefined ? {} : { scope });
    return jsonOf(await app.redeem(back.searchParams.get("code")));
  };
  const userInfo = (token: unknown, method = "GET") =>
    fetchSecurely(`${app.origin}/oauth2/userInfo`, app.authority, {
      method,
      headers: typeof token === "string" ? { authorization: `Bearer ${token}` } : {},
    });

  it.each(["GET", "POST"])("describes the person to %s, as far as the scopes show", async (method) => {
    const { access_token } = await tokensOf("openid email");
    const answer = await userInfo(access_token, method);
    expect(answer.status).toBe(200);
    expect(jsonOf(answer)).toEqual({
      sub: claimsOf(access_token)["sub"],
      username: "yui",
      email: "yui@example.com",
      email_verified: "true",
    });
  });

  it("shows a phone number to the phone scope and to no other", async () => {
    const scopes = ["openid", "email", "profile", "phone", "aws.cognito.signin.user.admin"];
    const { UserPoolClient } = await app.administer("DescribeUserPoolClient", { ClientId: app.clientId });
    await app.administer("UpdateUserPoolClient", {
      ...(UserPoolClient as object),
      AllowedOAuthScopes: scopes,
    });
    await app.addUser("ren", { phone_number: "+819012345678", phone_number_verified: "true" });
    const shown = async (scope: string) => {
      const back = await app.signIn(app.browser(), "ren", { scope });
      const { access_token } = jsonOf(await app.redeem(back.searchParams.get("code")));
      return Object.keys(jsonOf(await userInfo(access_token))).toSorted();
    };
    const phone = ["phone_number", "phone_number_verified"];
    expect(await shown("openid phone")).toEqual([...phone, "sub", "username"]);
    expect(await shown("openid email")).toEqual(["email", "email_verified", "sub", "username"]);
  });

  it.each([
    [
      "a token without openid",
      () => tokensOf("aws.cognito.signin.user.admin").then(({ access_token }) => access_token),
      401,
      "invalid_token",
      "Access token does not contain openid scope",
    ],
    ["no token", async () => undefined, 400, "invalid_request", "Bad OAuth2 request at UserInfo Endpoint"],
  ])("refuses %s in AWS's words, in header and body", async (_case, token, status, error, text) => {
    const answer = await userInfo(await token());
    expect(answer.status).toBe(status);
    expect(answer.headers["www-authenticate"]).toBe(`Bearer error="${error}", error_description="${text}"`);
    expect(jsonOf(answer)).toEqual({ error, error_description: text });
  });

  it("refuses a token that is expired, revoked, bent, or no access token", async () => {
    const { access_token: old } = await tokensOf();
    app.now += 3_600_000;
    const { access_token: gone, refresh_token } = await tokensOf();
    await app.post("/oauth2/revoke", { client_id: app.clientId, token: String(refresh_token) });
    const { access_token: good, id_token } = await tokensOf();
    for (const token of [old, gone, id_token, `${String(good)}x`, "none", "n*n"]) {
      const answer = await userInfo(token);
      expect(answer.status).toBe(401);
      expect(answer.headers["www-authenticate"]).toBe(
        'Bearer error="invalid_token", error_description="Access token is expired, disabled, or deleted, or the user has globally signed out."',
      );
      expect(jsonOf(answer)["error"]).toBe("invalid_token");
    }
  });
});
