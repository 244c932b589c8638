import { beforeEach, describe, expect, it } from "vitest";
import { createEmulator } from "../index.ts";
import { emulatorForTests } from "./emulator-for-tests.ts";
import { type LocalPool, newUsername, openPool, PASSWORD, present } from "./local-pool.ts";

describe("The AWS SDK administers people", () => {
  const emulator = emulatorForTests();
  let pool: LocalPool;
  let UserPoolId: string;
  beforeEach(async () => {
    pool = await openPool(emulator);
    UserPoolId = pool.userPoolId;
  });

  const signIn = (username: string, password: string) =>
    pool.sdk.initiateAuth({
      ClientId: pool.clientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: username, PASSWORD: password },
    });
  const getUser = async (Username: string) => {
    const user = await pool.sdk.adminGetUser({ UserPoolId, Username });
    const attributes = Object.fromEntries((user.UserAttributes ?? []).map((a) => [a.Name, a.Value]));
    return { ...user, attributes };
  };
  const invite = (Username: string, more = {}) =>
    pool.sdk.adminCreateUser({
      UserPoolId,
      Username,
      UserAttributes: [{ Name: "email", Value: `${Username}@example.com` }],
      ...more,
    });

  it("creates somebody with a generated password, which arrives in the invitation and signs in", async () => {
    const username = newUsername();
    const { User } = await invite(username);
    expect(User).toMatchObject({
      Username: username,
      Enabled: true,
      UserStatus: "FORCE_CHANGE_PASSWORD",
      UserCreateDate: expect.any(Date),
    });
    const temporary = await pool.lastCode(username);
    expect(await signIn(username, temporary)).toMatchObject({ ChallengeName: "NEW_PASSWORD_REQUIRED" });
  });

  it("sends a new invitation on request, and the password before it ends", async () => {
    const username = newUsername();
    await invite(username, { TemporaryPassword: "Temp0rary!" });
    await invite(username, { MessageAction: "RESEND" });
    const fresh = await pool.lastCode(username);
    expect(fresh).not.toBe("Temp0rary!");
    await expect(signIn(username, "Temp0rary!")).rejects.toMatchObject({ name: "NotAuthorizedException" });
    expect(await signIn(username, fresh)).toMatchObject({ ChallengeName: "NEW_PASSWORD_REQUIRED" });
  });

  it("resends nothing to somebody unknown or already settled in", async () => {
    await expect(invite(newUsername(), { MessageAction: "RESEND" })).rejects.toMatchObject({
      name: "UserNotFoundException",
    });
    const { username } = await pool.addUser();
    await expect(invite(username, { MessageAction: "RESEND" })).rejects.toMatchObject({
      name: "UnsupportedUserStateException",
    });
  });

  it("sends nothing when told to stay silent", async () => {
    const username = newUsername();
    await invite(username, { MessageAction: "SUPPRESS" });
    const outbox = await fetch(`${emulator.url}/_local/outbox?user=${username}`);
    expect(await outbox.json()).toMatchObject({ messages: [] });
  });

  it("refuses a second person of the same name, in any case", async () => {
    const username = newUsername();
    await invite(username);
    for (const again of [username, username.toUpperCase()]) {
      await expect(invite(again)).rejects.toMatchObject({
        name: "UsernameExistsException",
        message: "User account already exists",
      });
    }
  });

  it("refuses an address that is somebody's verified alias, unless it is moved on purpose", async () => {
    const holder = await pool.addUser();
    const UserAttributes = [
      { Name: "email", Value: holder.email },
      { Name: "email_verified", Value: "true" },
    ];
    const newcomer = newUsername();
    await expect(invite(newcomer, { UserAttributes })).rejects.toMatchObject({
      name: "UsernameExistsException",
    });
    await invite(newcomer, { UserAttributes, ForceAliasCreation: true, TemporaryPassword: "Temp0rary!" });
    expect((await getUser(holder.email)).Username).toBe(newcomer);
    expect((await getUser(holder.username)).attributes).toMatchObject({ email_verified: "false" });
  });

  it("names people by their address where addresses are user names, and generates the name", async () => {
    const own = await openPool(emulator, {
      pool: { AliasAttributes: undefined, UsernameAttributes: ["email"] },
    });
    const email = "hanako@example.com";
    const { User } = await own.sdk.adminCreateUser({ UserPoolId: own.userPoolId, Username: email });
    const attributes = Object.fromEntries((User?.Attributes ?? []).map(({ Name, Value }) => [Name, Value]));
    expect(attributes).toMatchObject({ email, sub: User?.Username });
    const outbox = await fetch(`${emulator.url}/_local/outbox?user=${email}`);
    expect(await outbox.json()).toMatchObject({
      messages: [{ kind: "invitation", to: email, text: expect.stringContaining(email) }],
    });
    await expect(
      own.sdk.adminCreateUser({ UserPoolId: own.userPoolId, Username: email }),
    ).rejects.toMatchObject({
      name: "UsernameExistsException",
      message: "An account with the given email already exists.",
    });
    await expect(
      own.sdk.adminCreateUser({ UserPoolId: own.userPoolId, Username: "hanako" }),
    ).rejects.toMatchObject({ name: "InvalidParameterException", message: "Username should be an email." });
  });

  it("refuses a temporary password against the policy", async () => {
    await expect(invite(newUsername(), { TemporaryPassword: "weak" })).rejects.toMatchObject({
      name: "InvalidPasswordException",
    });
  });

  it("finds a person by username, sub and verified address", async () => {
    const { username, sub, email } = await pool.addUser();
    for (const name of [username, sub, email]) expect((await getUser(name)).Username).toBe(username);
  });

  it("sets a password for good, or until the next sign-in", async () => {
    const { username } = await pool.addUser();
    expect((await getUser(username)).UserStatus).toBe("CONFIRMED");
    await pool.sdk.adminSetUserPassword({ UserPoolId, Username: username, Password: "Temp0rary!" });
    expect((await getUser(username)).UserStatus).toBe("FORCE_CHANGE_PASSWORD");
    expect(await signIn(username, "Temp0rary!")).toMatchObject({ ChallengeName: "NEW_PASSWORD_REQUIRED" });
    await expect(
      pool.sdk.adminSetUserPassword({ UserPoolId, Username: username, Password: "weak", Permanent: true }),
    ).rejects.toMatchObject({ name: "InvalidPasswordException" });
  });

  it("resets a password with a code, which the person redeems", async () => {
    const { username } = await pool.addUser();
    await pool.sdk.adminResetUserPassword({ UserPoolId, Username: username });
    expect((await getUser(username)).UserStatus).toBe("RESET_REQUIRED");
    await expect(signIn(username, PASSWORD)).rejects.toMatchObject({
      name: "PasswordResetRequiredException",
      message: "Password reset required for the user",
    });
    await pool.sdk.confirmForgotPassword({
      ClientId: pool.clientId,
      Username: username,
      ConfirmationCode: await pool.lastCode(username),
      Password: "An0ther!pass",
    });
    expect((await signIn(username, "An0ther!pass")).AuthenticationResult?.AccessToken).toBeDefined();
  });

  it("confirms a sign-up without its code", async () => {
    const Username = newUsername();
    await pool.sdk.signUp({ ClientId: pool.clientId, Username, Password: PASSWORD });
    expect((await getUser(Username)).UserStatus).toBe("UNCONFIRMED");
    await pool.sdk.adminConfirmSignUp({ UserPoolId, Username });
    expect((await getUser(Username)).UserStatus).toBe("CONFIRMED");
    await expect(pool.sdk.adminConfirmSignUp({ UserPoolId, Username })).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "User cannot be confirmed. Current status is CONFIRMED",
    });
  });

  it("disables a person at once, tokens included, and enables again", async () => {
    const { username } = await pool.addUser();
    const tokens = present((await signIn(username, PASSWORD)).AuthenticationResult);
    await pool.sdk.adminDisableUser({ UserPoolId, Username: username });
    expect((await getUser(username)).Enabled).toBe(false);
    await expect(
      pool.sdk.getTokensFromRefreshToken({ ClientId: pool.clientId, RefreshToken: tokens.RefreshToken }),
    ).rejects.toMatchObject({ name: "NotAuthorizedException" });
    await pool.sdk.adminEnableUser({ UserPoolId, Username: username });
    await expect(pool.sdk.getUser({ AccessToken: tokens.AccessToken })).rejects.toMatchObject({
      message: "Access Token has been revoked",
    });
    expect((await signIn(username, PASSWORD)).AuthenticationResult?.AccessToken).toBeDefined();
  });

  it("writes the role no client may write, and clears it again", async () => {
    const { username } = await pool.addUser();
    const change = (Value: string) =>
      pool.sdk.adminUpdateUserAttributes({
        UserPoolId,
        Username: username,
        UserAttributes: [{ Name: "custom:role", Value }],
      });
    await change("admin");
    expect((await getUser(username)).attributes).toMatchObject({ "custom:role": "admin" });
    await change("");
    expect((await getUser(username)).attributes).not.toHaveProperty("custom:role");
  });

  it("sets an address as verified on its word, and as unverified otherwise", async () => {
    const { username } = await pool.addUser();
    const change = (...UserAttributes: { Name: string; Value: string }[]) =>
      pool.sdk.adminUpdateUserAttributes({ UserPoolId, Username: username, UserAttributes });
    await change({ Name: "email", Value: "first@example.com" });
    expect((await getUser(username)).attributes).toMatchObject({ email_verified: "false" });
    await change({ Name: "email", Value: "second@example.com" }, { Name: "email_verified", Value: "true" });
    expect((await getUser(username)).attributes).toMatchObject({
      email: "second@example.com",
      email_verified: "true",
    });
  });

  it("refuses an address verified for somebody else", async () => {
    const [holder, other] = [await pool.addUser(), await pool.addUser()];
    await expect(
      pool.sdk.adminUpdateUserAttributes({
        UserPoolId,
        Username: other.username,
        UserAttributes: [
          { Name: "email", Value: holder.email },
          { Name: "email_verified", Value: "true" },
        ],
      }),
    ).rejects.toMatchObject({
      name: "AliasExistsException",
      message: "An account with the email already exists.",
    });
  });

  it("refuses an attribute the pool does not have", async () => {
    const { username } = await pool.addUser();
    await expect(
      pool.sdk.adminUpdateUserAttributes({
        UserPoolId,
        Username: username,
        UserAttributes: [{ Name: "custom:rank", Value: "1" }],
      }),
    ).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: "user.custom:rank: Attribute does not exist in the schema.",
    });
  });

  it("says of somebody just created that nothing has changed since, however slow the machine", async () => {
    let now = Date.UTC(2026, 10, 2);
    const slow = await createEmulator({ clock: { now: () => ++now } });
    try {
      const { sdk, userPoolId } = await openPool(slow);
      const { User } = await sdk.adminCreateUser({ UserPoolId: userPoolId, Username: "hanako" });
      expect(User?.UserLastModifiedDate).toEqual(User?.UserCreateDate);
    } finally {
      await slow.close();
    }
  });

  it("names every attribute the pool does not have when they are to be removed", async () => {
    const { username: Username } = await pool.addUser();
    const UserAttributeNames = ["nickname", "custom:foo", "custom:bar"];
    await expect(
      pool.sdk.adminDeleteUserAttributes({ UserPoolId, Username, UserAttributeNames }),
    ).rejects.toMatchObject({
      name: "InvalidParameterException",
      message:
        "Invalid user attributes: user.custom:foo: Attribute does not exist in the schema.\nuser.custom:bar: Attribute does not exist in the schema.\n",
    });
  });

  it("removes attributes, and a removed address is nobody's alias", async () => {
    const { username, email } = await pool.addUser();
    await pool.sdk.adminDeleteUserAttributes({
      UserPoolId,
      Username: username,
      UserAttributeNames: ["email"],
    });
    expect((await getUser(username)).attributes).not.toHaveProperty("email");
    await expect(getUser(email)).rejects.toMatchObject({ name: "UserNotFoundException" });
  });

  it("deletes a person, whose tokens end with them", async () => {
    const { username } = await pool.addUser();
    const { AuthenticationResult } = await signIn(username, PASSWORD);
    await pool.sdk.adminDeleteUser({ UserPoolId, Username: username });
    await expect(getUser(username)).rejects.toMatchObject({
      name: "UserNotFoundException",
      message: "User does not exist.",
    });
    await expect(
      pool.sdk.getTokensFromRefreshToken({
        ClientId: pool.clientId,
        RefreshToken: AuthenticationResult?.RefreshToken,
      }),
    ).rejects.toMatchObject({ $metadata: { httpStatusCode: 400 } });
  });
});
