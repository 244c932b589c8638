import {
  confirmResetPassword,
  confirmSignIn,
  confirmSignUp,
  resendSignUpCode,
  resetPassword,
  signIn,
  signUp,
} from "aws-amplify/auth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../index.ts";
import { pointAmplifyAt } from "./amplify-client.ts";
import { type LocalPool, newUsername, openPool, PASSWORD } from "./local-pool.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const incorrect = { name: "NotAuthorizedException", message: "Incorrect username or password." };
const expired = {
  name: "ExpiredCodeException",
  message: "Invalid code provided, please request a code again.",
};
const unknown = { name: "UserNotFoundException", message: "User does not exist." };
const unknownToClient = {
  name: "UserNotFoundException",
  message: "Username/client id combination not found.",
};

describe("Amplify is refused in AWS's words", () => {
  let emulator: Emulator;
  let now = Date.now();
  beforeAll(async () => {
    emulator = await createEmulator({ clock: { now: () => now } });
  });
  afterAll(() => emulator.close());

  const openWith = async (PreventUserExistenceErrors: "ENABLED" | "LEGACY"): Promise<LocalPool> => {
    const pool = await openPool(emulator, { client: { PreventUserExistenceErrors } });
    await pointAmplifyAt(pool);
    return pool;
  };
  const nobody = { username: "nobody", confirmationCode: "123456" };
  const flows = ["USER_SRP_AUTH", "USER_PASSWORD_AUTH"] as const;
  const arrive = (authFlowType: (typeof flows)[number]) =>
    signIn({ username: "nobody", password: PASSWORD, options: { authFlowType } });

  // Amplify dates an SRP proof by its own clock, from which the pool's moves away here: the password itself does not age.
  const enter = (username: string, password: string) =>
    signIn({ username, password, options: { authFlowType: "USER_PASSWORD_AUTH" } });

  it("of a name that nobody has, where the client says so", async () => {
    await openWith("LEGACY");
    for (const flow of flows) await expect(arrive(flow)).rejects.toMatchObject(unknown);
    await expect(resetPassword(nobody)).rejects.toMatchObject(unknownToClient);
    await expect(resendSignUpCode(nobody)).rejects.toMatchObject(unknownToClient);
    await expect(confirmSignUp(nobody)).rejects.toMatchObject(unknownToClient);
    await expect(confirmResetPassword({ ...nobody, newPassword: PASSWORD })).rejects.toMatchObject({
      name: "UserNotFoundException",
    });
  });

  it("of nothing that tells a name nobody has from a known one, where the client hides them", async () => {
    await openWith("ENABLED");
    for (const flow of flows) await expect(arrive(flow)).rejects.toMatchObject(incorrect);
    expect(await resetPassword(nobody)).toMatchObject({
      nextStep: {
        resetPasswordStep: "CONFIRM_RESET_PASSWORD_WITH_CODE",
        codeDeliveryDetails: { deliveryMedium: "EMAIL", attributeName: "email" },
      },
    });
    expect(await resendSignUpCode(nobody)).toMatchObject({ deliveryMedium: "EMAIL" });
    for (const entered of [
      confirmSignUp(nobody),
      confirmResetPassword({ ...nobody, newPassword: PASSWORD }),
    ]) {
      await expect(entered).rejects.toMatchObject({
        name: expect.stringMatching(/^(?:CodeMismatch|ExpiredCode)Exception$/),
      });
    }
  });

  it("of a sign-up's code after a day, and of a reset's after an hour", async () => {
    const pool = await openWith("ENABLED");
    const username = newUsername();
    const options = { userAttributes: { email: `${username}@example.com` } };
    await signUp({ username, password: PASSWORD, options });
    const signedUp = { username, confirmationCode: await pool.lastCode(username) };
    now += 24 * HOUR;
    await expect(confirmSignUp(signedUp)).rejects.toMatchObject(expired);

    const user = await pool.addUser();
    await resetPassword(user);
    const reset = { username: user.username, confirmationCode: await pool.lastCode(user.username) };
    now += HOUR;
    await expect(confirmResetPassword({ ...reset, newPassword: "An0ther!pass" })).rejects.toMatchObject(
      expired,
    );
  });

  it("of a sign-in that was left lying for more than three minutes", async () => {
    const pool = await openWith("ENABLED");
    const username = newUsername();
    const { userPoolId: UserPoolId } = pool;
    await pool.sdk.adminCreateUser({ UserPoolId, Username: username, TemporaryPassword: "Temp0rary!x" });
    expect(await enter(username, "Temp0rary!x")).toMatchObject({
      nextStep: { signInStep: "CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED" },
    });
    now += 3 * MINUTE;
    await expect(confirmSignIn({ challengeResponse: "An0ther!pass" })).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "Invalid session for the user, session is expired.",
    });
  });

  it("of the right password after five wrong ones, until the lock has passed", async () => {
    const pool = await openWith("ENABLED");
    const { username, password } = await pool.addUser();
    for (const wrong of ["1", "2", "3", "4", "5"]) {
      await expect(enter(username, `Wr0ng!pass${wrong}`)).rejects.toMatchObject(incorrect);
    }
    await expect(enter(username, password)).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "Password attempts exceeded",
    });
    now += MINUTE;
    expect(await enter(username, password)).toMatchObject({ isSignedIn: true });
  });

  it("of the twenty-first code in an hour, and helped again an hour later", async () => {
    const pool = await openWith("ENABLED");
    const { username } = await pool.addUser();
    for (let asked = 0; asked < 20; asked += 1) await resetPassword({ username });
    await expect(resetPassword({ username })).rejects.toMatchObject({
      name: "LimitExceededException",
      message: "Attempt limit exceeded, please try after some time.",
    });
    now += HOUR;
    await expect(resetPassword({ username })).resolves.toHaveProperty("nextStep");
  });
});
