import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchSecurely } from "../../test/browser.ts";
import { callOperation } from "../../test/call-operation.ts";
import { jsonOf, type OAuthApp, openOAuthApp, PASSWORD } from "../../test/oauth-app.ts";

const attributes = {
  name: "Yui",
  phone_number: "+819012345678",
  "custom:role": "admin",
  "custom:secret": "x",
};
/** Everything of hers that a client may read by itself, and no custom attribute. */
const standard = { email: "yui@example.com", email_verified: "true", name: "Yui" };

describe("What a client may read of a person (ReadAttributes)", () => {
  let app: OAuthApp;
  const clients: Record<string, string> = {};
  beforeAll(async () => {
    app = await openOAuthApp({
      pool: { Schema: ["role", "secret"].map((Name) => ({ Name, AttributeDataType: "String" })) },
    });
    await app.addUser("yui", attributes);
    const lists = { unset: undefined, role: ["name", "custom:role"], nothing: [] };
    for (const [name, ReadAttributes] of Object.entries(lists)) {
      const { UserPoolClient } = await app.administer("CreateUserPoolClient", {
        ClientName: name,
        ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
        ...(ReadAttributes && { ReadAttributes }),
      });
      clients[name] = (UserPoolClient as { ClientId: string }).ClientId; // AWS UserPoolClientType
    }
  });
  afterAll(() => app.close());

  const begin = async (client: string, USERNAME = "yui") =>
    (
      await callOperation(app.emulator.url, "InitiateAuth", {
        ClientId: clients[client],
        AuthFlow: "USER_PASSWORD_AUTH",
        AuthParameters: { USERNAME, PASSWORD },
      })
    ).body;
  const tokensOf = async (client: string) => {
    const { AuthenticationResult } = await begin(client);
    return AuthenticationResult as { AccessToken: string; IdToken: string }; // the password was right
  };
  const named = (list: unknown) =>
    Object.fromEntries((list as { Name: string; Value: string }[]).map(({ Name, Value }) => [Name, Value]));

  const mine = { sub: expect.any(String) };
  it.each([
    ["unset", { ...standard, phone_number: "+819012345678" }],
    ["role", { name: "Yui", "custom:role": "admin" }],
    ["nothing", {}],
  ])("is all that GetUser, the id token and NEW_PASSWORD_REQUIRED show: %s", async (client, readable) => {
    const { AccessToken, IdToken } = await tokensOf(client);
    const { body } = await callOperation(app.emulator.url, "GetUser", { AccessToken });
    expect(named(body["UserAttributes"])).toEqual({ ...mine, ...readable });

    const claims = decodeJwt(IdToken);
    const shown = ["email", "email_verified", "name", "phone_number", "custom:role", "custom:secret"];
    for (const name of shown) {
      const value = name in readable ? readable[name as keyof typeof readable] : undefined;
      expect([name, claims[name]]).toEqual([name, name === "email_verified" ? value && true : value]);
    }

    const Username = `invited-${client}`;
    const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
    await app.administer("AdminCreateUser", { Username, UserAttributes, TemporaryPassword: PASSWORD });
    const { ChallengeParameters } = await begin(client, Username);
    const { userAttributes } = ChallengeParameters as { userAttributes: string }; // AWS's JSON text
    const { email: _email, email_verified: _verified, ...known } = { ...standard, ...readable };
    const expected = Object.entries(known).filter(([name]) => name in readable);
    expect(JSON.parse(userAttributes)).toEqual(Object.fromEntries(expected));
  });

  it("is all that userInfo shows, whatever the scopes", async () => {
    await app.administer("UpdateUserPoolClient", {
      ...(await described()),
      ReadAttributes: ["email", "custom:role"],
    });
    const back = await app.signIn(app.browser(), "yui");
    const { access_token } = jsonOf(await app.redeem(back.searchParams.get("code")));
    const answer = await fetchSecurely(`${app.origin}/oauth2/userInfo`, app.authority, {
      headers: { authorization: `Bearer ${String(access_token)}` },
    });
    const readable = { email: "yui@example.com", "custom:role": "admin" };
    expect(jsonOf(answer)).toEqual({ ...mine, ...readable, username: "yui" });
  });

  /** What an update must repeat, or lose. */
  const described = async () => {
    const { UserPoolClient } = await app.administer("DescribeUserPoolClient", { ClientId: app.clientId });
    return UserPoolClient as Record<string, unknown>; // AWS UserPoolClientType
  };
});
