import { confirmSignIn, fetchUserAttributes, getCurrentUser, signIn } from "aws-amplify/auth";
import { beforeEach, describe, expect, it } from "vitest";
import { heldTokens, pointAmplifyAt } from "./amplify-client.ts";
import { emulatorForTests } from "./emulator-for-tests.ts";
import { type LocalPool, newUsername, openPool, PASSWORD } from "./local-pool.ts";

const wrongCredentials = { name: "NotAuthorizedException", message: "Incorrect username or password." };

describe("Amplify signs people in", () => {
  const emulator = emulatorForTests();
  let pool: LocalPool;
  beforeEach(async () => {
    pool = await openPool(emulator);
    await pointAmplifyAt(pool);
  });

  const invite = async () => {
    const Username = newUsername();
    await pool.sdk.adminCreateUser({
      UserPoolId: pool.userPoolId,
      Username,
      TemporaryPassword: "Temp0rary!",
      UserAttributes: [
        { Name: "email", Value: `${Username}@example.com` },
        { Name: "email_verified", Value: "true" },
      ],
    });
    return Username;
  };
  const statusOf = async (username: string) =>
    (await pool.sdk.adminGetUser({ UserPoolId: pool.userPoolId, Username: username })).UserStatus;

  it("proves the password over SRP, the default, and knows who came", async () => {
    const { username, password, sub } = await pool.addUser();
    expect(await signIn({ username, password })).toEqual({
      isSignedIn: true,
      nextStep: { signInStep: "DONE" },
    });
    expect(await getCurrentUser()).toMatchObject({ username, userId: sub });
  });

  it("accepts the verified address in place of the username", async () => {
    const { username, email, password } = await pool.addUser();
    await signIn({ username: email, password });
    expect(await getCurrentUser()).toMatchObject({ username });
  });

  it("sends the password itself where the product asks for that", async () => {
    const { username, password } = await pool.addUser();
    const answer = await signIn({ username, password, options: { authFlowType: "USER_PASSWORD_AUTH" } });
    expect(answer.isSignedIn).toBe(true);
  });

  it("answers a wrong password and an unknown name with the same words", async () => {
    const { username } = await pool.addUser();
    await expect(signIn({ username, password: "Wr0ng!pass" })).rejects.toMatchObject(wrongCredentials);
    await expect(signIn({ username: newUsername(), password: PASSWORD })).rejects.toMatchObject(
      wrongCredentials,
    );
  });

  it("lets nobody in who is disabled", async () => {
    const { username, password } = await pool.addUser();
    await pool.sdk.adminDisableUser({ UserPoolId: pool.userPoolId, Username: username });
    await expect(signIn({ username, password })).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "User is disabled.",
    });
  });

  it("sends somebody whose password an administrator reset to the reset page", async () => {
    const { username, password } = await pool.addUser();
    await pool.sdk.adminResetUserPassword({ UserPoolId: pool.userPoolId, Username: username });
    expect(await signIn({ username, password })).toMatchObject({
      isSignedIn: false,
      nextStep: { signInStep: "RESET_PASSWORD" },
    });
  });

  it("asks an invited person for a password of their own, and keeps asking until it is good", async () => {
    const username = await invite();
    const first = await signIn({ username, password: "Temp0rary!" });
    expect(first.nextStep).toMatchObject({ signInStep: "CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED" });
    await expect(confirmSignIn({ challengeResponse: "weak" })).rejects.toMatchObject({
      name: "InvalidPasswordException",
    });
    expect(await statusOf(username)).toBe("FORCE_CHANGE_PASSWORD");
    expect(await confirmSignIn({ challengeResponse: PASSWORD })).toMatchObject({ isSignedIn: true });
    expect(await statusOf(username)).toBe("CONFIRMED");
  });

  it("takes the temporary password no more once it was replaced", async () => {
    const username = await invite();
    await signIn({ username, password: "Temp0rary!" });
    await confirmSignIn({ challengeResponse: PASSWORD });
    await pointAmplifyAt(pool);
    await expect(signIn({ username, password: "Temp0rary!" })).rejects.toMatchObject(wrongCredentials);
  });

  it("shows the attributes the client may read, and not the role", async () => {
    const { username, email, password, sub } = await pool.addUser({ attributes: { "custom:role": "user" } });
    await signIn({ username, password });
    expect(await fetchUserAttributes()).toEqual({ sub, email, email_verified: "true" });
  });

  it("puts the groups into both tokens", async () => {
    for (const GroupName of ["user", "admin"]) {
      await pool.sdk.createGroup({ UserPoolId: pool.userPoolId, GroupName });
    }
    const { username, password } = await pool.addUser({ groups: ["user", "admin"] });
    await signIn({ username, password });
    for (const token of Object.values(await heldTokens())) {
      const claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
      expect(claims["cognito:groups"].toSorted()).toEqual(["admin", "user"]);
    }
  });
});
