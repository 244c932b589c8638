import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../index.ts";
import { type LocalPool, openPool, PASSWORD, present } from "./local-pool.ts";

describe("The AWS SDK signs people in", () => {
  let emulator: Emulator;
  let now = Date.UTC(2026, 10, 2, 6, 0, 0);
  beforeAll(async () => {
    emulator = await createEmulator({ dataDir: null, clock: { now: () => now } });
  });
  afterAll(() => emulator.close());

  const signIn = async (
    pool: LocalPool,
    username: string,
    password = PASSWORD,
    more: Record<string, string> = {},
  ) => {
    const answer = await pool.sdk.initiateAuth({
      ClientId: pool.clientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: username, PASSWORD: password, ...more },
    });
    return present(answer.AuthenticationResult);
  };

  it("with a password, and gets three tokens and their lifetime", async () => {
    const pool = await openPool(emulator);
    const { username } = await pool.addUser();
    expect(await signIn(pool, username)).toMatchObject({
      AccessToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      IdToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      RefreshToken: expect.any(String),
      ExpiresIn: 3600,
      TokenType: "Bearer",
    });
  });

  it("with a wrong password not at all, told by name, sentence and status", async () => {
    const pool = await openPool(emulator);
    const { username } = await pool.addUser();
    await expect(signIn(pool, username, "Wr0ng!pass")).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "Incorrect username or password.",
      $fault: "client",
      $metadata: { httpStatusCode: 400, attempts: 1, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
  });

  it("only by a flow the client was given", async () => {
    const pool = await openPool(emulator, { client: { ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH"] } });
    const { username } = await pool.addUser();
    await expect(signIn(pool, username)).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: "USER_PASSWORD_AUTH flow not enabled for this client",
    });
  });

  it("tells an unknown name apart only where the pool asks for it", async () => {
    const open = await openPool(emulator, { client: { PreventUserExistenceErrors: "LEGACY" } });
    await expect(signIn(open, "nobody")).rejects.toMatchObject({
      name: "UserNotFoundException",
      message: "User does not exist.",
    });
    const discreet = await openPool(emulator);
    await expect(signIn(discreet, "nobody")).rejects.toMatchObject({ name: "NotAuthorizedException" });
  });

  it("answers NEW_PASSWORD_REQUIRED for an invited person, once per session", async () => {
    const pool = await openPool(emulator);
    await pool.sdk.adminCreateUser({
      UserPoolId: pool.userPoolId,
      Username: "invited",
      TemporaryPassword: "Temp0rary!",
      MessageAction: "SUPPRESS",
    });
    const asked = await pool.sdk.initiateAuth({
      ClientId: pool.clientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: "invited", PASSWORD: "Temp0rary!" },
    });
    expect(asked).toMatchObject({
      ChallengeName: "NEW_PASSWORD_REQUIRED",
      ChallengeParameters: { userAttributes: expect.any(String), requiredAttributes: expect.any(String) },
    });
    const answer = () =>
      pool.sdk.respondToAuthChallenge({
        ClientId: pool.clientId,
        ChallengeName: "NEW_PASSWORD_REQUIRED",
        Session: asked.Session,
        ChallengeResponses: { USERNAME: "invited", NEW_PASSWORD: PASSWORD },
      });
    expect((await answer()).AuthenticationResult?.AccessToken).toBeDefined();
    await expect(answer()).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "Invalid session for the user, session can only be used once.",
    });
  });

  it("on a confidential client only with the right secret hash", async () => {
    const pool = await openPool(emulator, { client: { GenerateSecret: true } });
    const { username } = await pool.addUser();
    const hash = (secret: string) =>
      createHmac("sha256", secret)
        .update(username + pool.clientId)
        .digest("base64");
    await expect(signIn(pool, username)).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: `Client ${pool.clientId} is configured with secret but SECRET_HASH was not received`,
    });
    await expect(
      signIn(pool, username, PASSWORD, { SECRET_HASH: hash("some other secret") }),
    ).rejects.toMatchObject({ message: `Unable to verify secret hash for client ${pool.clientId}` });
    const tokens = await signIn(pool, username, PASSWORD, { SECRET_HASH: hash(present(pool.clientSecret)) });
    expect(tokens.AccessToken).toBeDefined();
  });

  it("for a server, by the administrators' flow, where the client has it", async () => {
    const pool = await openPool(emulator, {
      client: { ExplicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] },
    });
    const { username } = await pool.addUser();
    const { AuthenticationResult } = await pool.sdk.adminInitiateAuth({
      UserPoolId: pool.userPoolId,
      ClientId: pool.clientId,
      AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: username, PASSWORD },
    });
    expect(AuthenticationResult?.AccessToken).toBeDefined();
    await expect(signIn(pool, username)).rejects.toMatchObject({ name: "InvalidParameterException" });
  });

  it("renews by InitiateAuth without a second refresh token", async () => {
    const pool = await openPool(emulator);
    const { username } = await pool.addUser();
    const { RefreshToken, AccessToken } = await signIn(pool, username);
    const renewed = await pool.sdk.initiateAuth({
      ClientId: pool.clientId,
      AuthFlow: "REFRESH_TOKEN_AUTH",
      AuthParameters: { REFRESH_TOKEN: present(RefreshToken) },
    });
    expect(renewed.AuthenticationResult?.AccessToken).not.toBe(AccessToken);
    expect(renewed.AuthenticationResult).not.toHaveProperty("RefreshToken");
  });

  it("rotates the refresh token: the old one lives through the grace period and no longer", async () => {
    const pool = await openPool(emulator, {
      client: {
        ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
        RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: 10 },
      },
    });
    const { username } = await pool.addUser();
    const { RefreshToken: old } = await signIn(pool, username);
    const renew = async (RefreshToken: string | undefined) =>
      (await pool.sdk.getTokensFromRefreshToken({ ClientId: pool.clientId, RefreshToken }))
        .AuthenticationResult;
    const next = (await renew(old))?.RefreshToken;
    expect(next).toEqual(expect.any(String));
    expect(next).not.toBe(old);
    now += 9_000;
    expect((await renew(old))?.AccessToken).toBeDefined();
    now += 2_000;
    await expect(renew(old)).rejects.toMatchObject({ name: "RefreshTokenReuseException" });
  });

  it("revokes a refresh token with every access token of that sign-in", async () => {
    const pool = await openPool(emulator);
    const { username } = await pool.addUser();
    const { RefreshToken: Token, AccessToken } = await signIn(pool, username);
    await pool.sdk.revokeToken({ ClientId: pool.clientId, Token });
    await pool.sdk.revokeToken({ ClientId: pool.clientId, Token });
    await expect(pool.sdk.getUser({ AccessToken })).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "Access Token has been revoked",
    });
    await expect(
      pool.sdk.getTokensFromRefreshToken({ ClientId: pool.clientId, RefreshToken: Token }),
    ).rejects.toMatchObject({ message: "Refresh Token has been revoked" });
  });

  it("expires an access token when its time is up, not before", async () => {
    const pool = await openPool(emulator, {
      client: { AccessTokenValidity: 5, TokenValidityUnits: { AccessToken: "minutes" } },
    });
    const { username } = await pool.addUser();
    const { AccessToken, ExpiresIn } = await signIn(pool, username);
    expect(ExpiresIn).toBe(300);
    now += 299_000;
    await expect(pool.sdk.getUser({ AccessToken })).resolves.toMatchObject({ Username: username });
    now += 2_000;
    await expect(pool.sdk.getUser({ AccessToken })).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "Access Token has expired",
    });
  });

  it("locks after five wrong passwords, even for the right one, until the lock has passed", async () => {
    const pool = await openPool(emulator);
    const { username } = await pool.addUser();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(signIn(pool, username, "Wr0ng!pass")).rejects.toMatchObject({
        message: "Incorrect username or password.",
      });
    }
    await expect(signIn(pool, username)).rejects.toMatchObject({ message: "Password attempts exceeded" });
    now += 15 * 60_000;
    expect((await signIn(pool, username)).AccessToken).toBeDefined();
  });
});
