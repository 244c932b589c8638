import { createHmac } from "node:crypto";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";

type Tokens = { AccessToken: string; IdToken: string; RefreshToken: string; ExpiresIn: number };

const minute = 60_000;
const day = 24 * 60 * minute;

describe("A refresh token", () => {
  let account: AccountPool;
  beforeAll(async () => {
    account = await openAccountPool();
  });
  afterAll(() => account.close());

  const clientWith = async (settings: object) => {
    const { UserPoolClient } = await account.administer("CreateUserPoolClient", {
      ClientName: "another",
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
      ...settings,
    });
    return UserPoolClient as { ClientId: string; ClientSecret?: string }; // AWS UserPoolClientType
  };
  const rotating = (RetryGracePeriodSeconds: number, settings: object = {}) =>
    clientWith({
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
      RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds },
      ...settings,
    });
  const signIn = async (ClientId: string): Promise<Tokens> => {
    const { username, password } = await account.pool.addUser();
    const AuthParameters = { USERNAME: username, PASSWORD: password };
    const begun = { ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters };
    return (await account.call("InitiateAuth", begun))["AuthenticationResult"] as Tokens; // signed in
  };
  const renew = async (ClientId: string, RefreshToken: string) => {
    const answer = await account.call("GetTokensFromRefreshToken", { ClientId, RefreshToken });
    return (answer["AuthenticationResult"] ?? answer) as Partial<Tokens> & { __type?: string };
  };
  const reused = { __type: "RefreshTokenReuseException", message: "Refresh token has been reused" };

  it("that was rotated out works to the last moment of its grace period, counted from its first use", async () => {
    const { ClientId } = await rotating(10);
    const { RefreshToken } = await signIn(ClientId);
    await renew(ClientId, RefreshToken);
    account.now += 9_999;
    expect(await renew(ClientId, RefreshToken)).toHaveProperty("AccessToken");
    account.now += 1;
    expect(await renew(ClientId, RefreshToken)).toEqual(reused);
  });

  it("that was rotated out is over at once where there is no grace period", async () => {
    const { ClientId } = await rotating(0);
    const { RefreshToken } = await signIn(ClientId);
    const { RefreshToken: next = "" } = await renew(ClientId, RefreshToken);
    expect(await renew(ClientId, RefreshToken)).toEqual(reused);
    expect(await renew(ClientId, next)).toHaveProperty("AccessToken");
  });

  it("that follows another in rotation ends when the first would have", async () => {
    const { ClientId } = await rotating(0, { RefreshTokenValidity: 2 });
    const { RefreshToken } = await signIn(ClientId);
    account.now += 2 * day - 1;
    const { RefreshToken: next = "" } = await renew(ClientId, RefreshToken);
    expect(next).not.toBe("");
    account.now += 1;
    expect(await renew(ClientId, next)).toMatchObject({ message: "Refresh Token has expired" });
  });

  it("renews through its own client only", async () => {
    const { ClientId } = await clientWith({});
    const { RefreshToken } = await signIn(ClientId);
    const refused = { __type: "NotAuthorizedException", message: "Invalid Refresh Token" };
    const other = await clientWith({});
    expect(await renew(other.ClientId, RefreshToken)).toEqual(refused);
    const AuthParameters = { REFRESH_TOKEN: RefreshToken };
    const begun = { ClientId: other.ClientId, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters };
    expect(await account.call("InitiateAuth", begun)).toEqual(refused);
    expect(await renew(ClientId, RefreshToken)).toHaveProperty("AccessToken");
  });

  it("of a client that rotates is not renewed by InitiateAuth, which would leave it in force", async () => {
    const ExplicitAuthFlows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];
    const { ClientId } = await rotating(0, { ExplicitAuthFlows });
    const { RefreshToken } = await signIn(ClientId);
    const AuthParameters = { REFRESH_TOKEN: RefreshToken };
    expect(
      await account.call("InitiateAuth", { ClientId, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters }),
    ).toMatchObject({
      __type: "InvalidParameterException",
      message: expect.stringContaining("use GetTokensFromRefreshToken"),
    });
  });

  it("of a confidential client asks for the secret, by either operation", async () => {
    const { ClientId } = await clientWith({
      GenerateSecret: true,
      ExplicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    });
    const { RefreshToken } = await signInConfidentially(ClientId);
    const wrong = `Unable to verify secret hash for client ${ClientId}`;
    expect(await renew(ClientId, RefreshToken)).toMatchObject({ message: wrong });
    const AuthParameters = { REFRESH_TOKEN: RefreshToken };
    expect(
      await account.call("InitiateAuth", { ClientId, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters }),
    ).toMatchObject({
      message: `Client ${ClientId} is configured with secret but SECRET_HASH was not received`,
    });
    const Token = RefreshToken;
    expect(await account.call("RevokeToken", { ClientId, Token })).toMatchObject({ message: wrong });
  });

  it("and the tokens it renews live as long as the client says, each in its own unit", async () => {
    const { ClientId } = await clientWith({
      AccessTokenValidity: 7,
      IdTokenValidity: 2,
      RefreshTokenValidity: 3,
      TokenValidityUnits: { AccessToken: "minutes", IdToken: "hours", RefreshToken: "hours" },
    });
    const { AccessToken, IdToken, RefreshToken, ExpiresIn } = await signIn(ClientId);
    const lifeOf = (token: string) => {
      const { exp = 0, iat = 0 } = decodeJwt(token);
      return exp - iat;
    };
    expect([ExpiresIn, lifeOf(AccessToken), lifeOf(IdToken)]).toEqual([420, 420, 7200]);
    account.now += 180 * minute - 1;
    expect(await renew(ClientId, RefreshToken)).toMatchObject({ ExpiresIn: 420 });
    account.now += 1;
    expect(await renew(ClientId, RefreshToken)).toMatchObject({ message: "Refresh Token has expired" });
  });

  it("lives for thirty days where the client says zero", async () => {
    const { ClientId } = await clientWith({ RefreshTokenValidity: 0 });
    const { RefreshToken } = await signIn(ClientId);
    account.now += 30 * day - 1;
    expect(await renew(ClientId, RefreshToken)).toHaveProperty("AccessToken");
    account.now += 1;
    expect(await renew(ClientId, RefreshToken)).toMatchObject({ message: "Refresh Token has expired" });
  });

  /** The server's way in, with the hash only it can make. */
  const signInConfidentially = async (ClientId: string): Promise<Tokens> => {
    const { UserPoolClient } = await account.administer("DescribeUserPoolClient", { ClientId });
    const { ClientSecret } = UserPoolClient as { ClientSecret: string }; // AWS UserPoolClientType
    const { username, password } = await account.pool.addUser();
    const SECRET_HASH = createHmac("sha256", ClientSecret)
      .update(username + ClientId)
      .digest("base64");
    const AuthParameters = { USERNAME: username, PASSWORD: password, SECRET_HASH };
    const begun = { ClientId, AuthFlow: "ADMIN_USER_PASSWORD_AUTH", AuthParameters };
    return (await account.administer("AdminInitiateAuth", begun))["AuthenticationResult"] as Tokens; // signed in
  };
});
