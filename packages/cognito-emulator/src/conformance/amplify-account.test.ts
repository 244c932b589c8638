import {
  confirmResetPassword,
  confirmUserAttribute,
  deleteUser,
  resetPassword,
  signIn,
  signOut,
  updatePassword,
  updateUserAttributes,
} from "aws-amplify/auth";
import { beforeEach, describe, expect, it } from "vitest";
import { pointAmplifyAt } from "./amplify-client.ts";
import { emulatorForTests } from "./emulator-for-tests.ts";
import { type LocalPool, newUsername, openPool } from "./local-pool.ts";

const NEXT_PASSWORD = "An0ther!pass";

describe("Amplify lets people look after their account", () => {
  const emulator = emulatorForTests();
  let pool: LocalPool;
  let user: Awaited<ReturnType<LocalPool["addUser"]>>;
  beforeEach(async () => {
    pool = await openPool(emulator);
    await pointAmplifyAt(pool);
    user = await pool.addUser({ attributes: { "custom:role": "user" } });
  });

  const storedAttributes = async () => {
    const stored = await pool.sdk.adminGetUser({ UserPoolId: pool.userPoolId, Username: user.username });
    return Object.fromEntries((stored.UserAttributes ?? []).map(({ Name, Value }) => [Name, Value]));
  };
  const passwordWorks = async (password: string) => {
    await signOut();
    return signIn({ username: user.username, password }).then(
      ({ isSignedIn }) => isSignedIn,
      () => false,
    );
  };

  it("resets a forgotten password with the code that was sent", async () => {
    expect(await resetPassword({ username: user.username })).toMatchObject({
      nextStep: {
        resetPasswordStep: "CONFIRM_RESET_PASSWORD_WITH_CODE",
        codeDeliveryDetails: { deliveryMedium: "EMAIL", destination: "u***@e***" },
      },
    });
    const confirmationCode = await pool.lastCode(user.username);
    await confirmResetPassword({ username: user.username, confirmationCode, newPassword: NEXT_PASSWORD });
    expect(await passwordWorks(user.password)).toBe(false);
    expect(await passwordWorks(NEXT_PASSWORD)).toBe(true);
  });

  it("resets nothing with a wrong code, nor twice with the same one", async () => {
    await resetPassword({ username: user.username });
    const code = await pool.lastCode(user.username);
    const attempt = (confirmationCode: string) =>
      confirmResetPassword({ username: user.username, confirmationCode, newPassword: NEXT_PASSWORD });
    await expect(attempt(code === "000000" ? "000001" : "000000")).rejects.toMatchObject({
      name: "CodeMismatchException",
    });
    expect(await passwordWorks(user.password)).toBe(true);
    await attempt(code);
    await expect(attempt(code)).rejects.toMatchObject({ name: "ExpiredCodeException" });
  });

  it("answers a reset for an unknown name as for a known one", async () => {
    expect(await resetPassword({ username: newUsername() })).toMatchObject({
      nextStep: { resetPasswordStep: "CONFIRM_RESET_PASSWORD_WITH_CODE" },
    });
  });

  it("changes a password for whoever knows the present one", async () => {
    await signIn(user);
    await expect(
      updatePassword({ oldPassword: "Wr0ng!pass", newPassword: NEXT_PASSWORD }),
    ).rejects.toMatchObject({ name: "NotAuthorizedException" });
    await updatePassword({ oldPassword: user.password, newPassword: NEXT_PASSWORD });
    expect(await passwordWorks(NEXT_PASSWORD)).toBe(true);
  });

  it("changes an address, which is unverified until its code comes back", async () => {
    await signIn(user);
    const email = `new-${user.email}`;
    expect(await updateUserAttributes({ userAttributes: { email } })).toMatchObject({
      email: { isUpdated: false, nextStep: { updateAttributeStep: "CONFIRM_ATTRIBUTE_WITH_CODE" } },
    });
    expect(await storedAttributes()).toMatchObject({ email, email_verified: "false" });
    const confirmationCode = await pool.lastCode(user.username);
    await confirmUserAttribute({ userAttributeKey: "email", confirmationCode });
    expect(await storedAttributes()).toMatchObject({ email, email_verified: "true" });
  });

  it("never lets somebody raise their own role, and changes nothing else of that request", async () => {
    await signIn(user);
    await expect(
      updateUserAttributes({ userAttributes: { name: "Sekimori", "custom:role": "admin" } }),
    ).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "A client attempted to write unauthorized attribute",
    });
    expect(await storedAttributes()).toMatchObject({ "custom:role": "user" });
    expect(await storedAttributes()).not.toHaveProperty("name");
  });

  it("closes an account, and the name signs in no more", async () => {
    await signIn(user);
    await deleteUser();
    await expect(
      pool.sdk.adminGetUser({ UserPoolId: pool.userPoolId, Username: user.username }),
    ).rejects.toMatchObject({ name: "UserNotFoundException" });
    expect(await passwordWorks(user.password)).toBe(false);
  });
});
