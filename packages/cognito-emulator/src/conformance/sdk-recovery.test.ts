import { describe, expect, it } from "vitest";
import { emulatorForTests } from "./emulator-for-tests.ts";
import { type LocalPool, newUsername, openPool, PASSWORD } from "./local-pool.ts";

describe("Recovering and proving an address", () => {
  const emulator = emulatorForTests();

  const forgot = (pool: LocalPool, Username: string) =>
    pool.sdk.forgotPassword({ ClientId: pool.clientId, Username });
  const simulated = { CodeDeliveryDetails: { DeliveryMedium: "EMAIL", AttributeName: "email" } };

  it("does not tell an unknown name from a disabled person, or one without a verified address", async () => {
    const pool = await openPool(emulator);
    const disabled = await pool.addUser();
    await pool.sdk.adminDisableUser({ UserPoolId: pool.userPoolId, Username: disabled.username });
    const unverified = await pool.addUser({ attributes: { email_verified: "false" } });
    for (const name of [newUsername(), disabled.username, unverified.username]) {
      expect(await forgot(pool, name)).toMatchObject(simulated);
    }
    const outbox = await fetch(`${emulator.url}/_local/outbox?user=${disabled.username}`);
    expect(await outbox.json()).toEqual({ messages: [] });
  });

  it("resets no password of somebody who is disabled", async () => {
    const pool = await openPool(emulator);
    const { username: Username } = await pool.addUser();
    const { userPoolId: UserPoolId } = pool;
    await pool.sdk.adminDisableUser({ UserPoolId, Username });
    await expect(pool.sdk.adminResetUserPassword({ UserPoolId, Username })).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "User is disabled",
    });
  });

  it("tells them apart where the client keeps the old errors", async () => {
    const pool = await openPool(emulator, { client: { PreventUserExistenceErrors: "LEGACY" } });
    const unverified = await pool.addUser({ attributes: { email_verified: "false" } });
    await expect(forgot(pool, unverified.username)).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: "Cannot reset password for the user as there is no registered/verified email or phone_number",
    });
    await expect(forgot(pool, newUsername())).rejects.toMatchObject({
      name: "UserNotFoundException",
      message: "Username/client id combination not found.",
    });
  });

  it("sends a code to an address an administrator changed, and the person proves it", async () => {
    const pool = await openPool(emulator);
    const { username } = await pool.addUser();
    const ids = { UserPoolId: pool.userPoolId, Username: username };
    const email = "moved@example.com";
    await pool.sdk.adminUpdateUserAttributes({ ...ids, UserAttributes: [{ Name: "email", Value: email }] });
    const { AuthenticationResult } = await signIn(pool, username);
    await pool.sdk.verifyUserAttribute({
      AccessToken: AuthenticationResult?.AccessToken,
      AttributeName: "email",
      Code: await pool.lastCode(username),
    });
    const { UserAttributes } = await pool.sdk.adminGetUser(ids);
    expect(UserAttributes).toEqual(
      expect.arrayContaining([
        { Name: "email", Value: email },
        { Name: "email_verified", Value: "true" },
      ]),
    );
  });

  it("keeps the old address until the new one is proven, where the pool demands that", async () => {
    const pool = await openPool(emulator, {
      pool: {
        UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["email"] },
      },
    });
    const { username, email: old } = await pool.addUser();
    const { AuthenticationResult } = await signIn(pool, username);
    const AccessToken = AuthenticationResult?.AccessToken;
    const emails = async () => {
      const { UserAttributes } = await pool.sdk.getUser({ AccessToken });
      return Object.fromEntries((UserAttributes ?? []).map(({ Name, Value }) => [Name, Value]));
    };
    await pool.sdk.updateUserAttributes({
      AccessToken,
      UserAttributes: [{ Name: "email", Value: "waiting@example.com" }],
    });
    expect(await emails()).toMatchObject({ email: old, email_verified: "true" });
    const Code = await pool.lastCode(username);
    await pool.sdk.verifyUserAttribute({ AccessToken, AttributeName: "email", Code });
    expect(await emails()).toMatchObject({ email: "waiting@example.com", email_verified: "true" });
  });

  it("gives nobody another person's sign-in name along with a new password", async () => {
    const pool = await openPool(emulator, { pool: { AliasAttributes: ["email", "preferred_username"] } });
    await pool.addUser({ attributes: { preferred_username: "sekimori" } });
    await pool.sdk.adminCreateUser({
      UserPoolId: pool.userPoolId,
      Username: "invited",
      TemporaryPassword: PASSWORD,
      MessageAction: "SUPPRESS",
    });
    const asked = await signIn(pool, "invited");
    await expect(
      pool.sdk.respondToAuthChallenge({
        ClientId: pool.clientId,
        ChallengeName: "NEW_PASSWORD_REQUIRED",
        Session: asked.Session,
        ChallengeResponses: {
          USERNAME: "invited",
          NEW_PASSWORD: "An0ther!pass",
          "userAttributes.preferred_username": "sekimori",
        },
      }),
    ).rejects.toMatchObject({ name: "AliasExistsException" });
  });

  it("counts an address added with a new password as unverified", async () => {
    const pool = await openPool(emulator);
    await pool.sdk.adminCreateUser({
      UserPoolId: pool.userPoolId,
      Username: "invited",
      TemporaryPassword: PASSWORD,
      MessageAction: "SUPPRESS",
      UserAttributes: [{ Name: "email_verified", Value: "true" }],
    });
    const asked = await signIn(pool, "invited");
    await pool.sdk.respondToAuthChallenge({
      ClientId: pool.clientId,
      ChallengeName: "NEW_PASSWORD_REQUIRED",
      Session: asked.Session,
      ChallengeResponses: {
        USERNAME: "invited",
        NEW_PASSWORD: "An0ther!pass",
        "userAttributes.email": "claimed@example.com",
      },
    });
    const { UserAttributes } = await pool.sdk.adminGetUser({
      UserPoolId: pool.userPoolId,
      Username: "invited",
    });
    expect(UserAttributes).toContainEqual({ Name: "email_verified", Value: "false" });
  });
});

const signIn = (pool: LocalPool, username: string) =>
  pool.sdk.initiateAuth({
    ClientId: pool.clientId,
    AuthFlow: "USER_PASSWORD_AUTH",
    AuthParameters: { USERNAME: username, PASSWORD },
  });
