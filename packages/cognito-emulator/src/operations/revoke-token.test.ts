import { decodeJwt } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";

const hour = 3_600_000;

describe("Ending a session", () => {
  let account: AccountPool;
  let user: Awaited<ReturnType<AccountPool["arrive"]>>;
  beforeAll(async () => {
    account = await openAccountPool();
  });
  afterAll(() => account.close());
  beforeEach(async () => {
    user = await account.arrive();
  });

  it("with the refresh token only, and only through the client it was made for", async () => {
    const tokens = await account.pool.signIn(user);
    const revoke = (Token: string, ClientId = account.pool.clientId) =>
      account.call("RevokeToken", { Token, ClientId });
    expect(await revoke(tokens.accessToken)).toMatchObject({ __type: "UnsupportedTokenTypeException" });
    const { UserPoolClient } = await account.administer("CreateUserPoolClient", { ClientName: "other" });
    const { ClientId } = UserPoolClient as { ClientId: string }; // just created, with an id
    expect(await revoke(tokens.refreshToken, ClientId)).toMatchObject({ __type: "UnauthorizedException" });
    expect(await revoke(tokens.refreshToken)).toEqual({});
    expect(await revoke("never-issued")).toEqual({});
    const refresh = { RefreshToken: tokens.refreshToken };
    expect(await account.call("GetTokensFromRefreshToken", refresh)).toMatchObject({
      message: "Refresh Token has been revoked",
    });
    await expect(account.pool.signIn(user)).resolves.toBeDefined();
  });

  it("not at all through a client without revocation, whose tokens name no sign-in", async () => {
    const { UserPoolClient } = await account.administer("CreateUserPoolClient", {
      ClientName: "without revocation",
      EnableTokenRevocation: false,
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    });
    const { ClientId } = UserPoolClient as { ClientId: string }; // just created, with an id
    const AuthParameters = { USERNAME: user.username, PASSWORD: user.password };
    const begun = { ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters };
    const { AuthenticationResult } = await account.call("InitiateAuth", begun);
    const tokens = AuthenticationResult as { AccessToken: string; IdToken: string; RefreshToken: string }; // signed in
    for (const token of [tokens.AccessToken, tokens.IdToken]) {
      for (const name of ["jti", "origin_jti"]) expect(decodeJwt(token)).not.toHaveProperty(name);
    }
    const { RefreshToken } = tokens;
    expect(await account.call("RevokeToken", { ClientId, Token: RefreshToken })).toMatchObject({
      __type: "UnsupportedOperationException",
    });
    expect(await account.call("GetTokensFromRefreshToken", { ClientId, RefreshToken })).toHaveProperty(
      "AuthenticationResult",
    );
  });

  it("when its thirty days are over", async () => {
    const { refreshToken: RefreshToken } = await account.pool.signIn(user);
    account.now += 30 * 24 * hour;
    expect(await account.call("GetTokensFromRefreshToken", { RefreshToken })).toMatchObject({
      message: "Refresh Token has expired",
    });
    expect(await account.call("GetTokensFromRefreshToken", { RefreshToken: "x" })).toMatchObject({
      message: "Invalid Refresh Token",
    });
  });
});
