import {
  autoSignIn,
  confirmSignIn,
  confirmSignUp,
  getCurrentUser,
  type SignInInput,
  signIn,
  signUp,
} from "aws-amplify/auth";
import { beforeEach, describe, expect, it } from "vitest";
import { pointAmplifyAt } from "./amplify-client.ts";
import { addPasswordless, openChoicePool } from "./choice-pool.ts";
import { emulatorForTests } from "./emulator-for-tests.ts";
import { type LocalPool, newUsername } from "./local-pool.ts";

const done = { isSignedIn: true, nextStep: { signInStep: "DONE" } };

describe("Amplify lets people choose how to sign in", () => {
  const emulator = emulatorForTests();
  let pool: LocalPool;
  beforeEach(async () => {
    pool = await openChoicePool(emulator);
    await pointAmplifyAt(pool);
  });

  const begin = (
    input: Pick<SignInInput, "username" | "password"> & { preferred?: "PASSWORD" | "PASSWORD_SRP" },
  ) =>
    signIn({
      username: input.username,
      ...(input.password !== undefined && { password: input.password }),
      options: {
        authFlowType: "USER_AUTH",
        ...(input.preferred && { preferredChallenge: input.preferred }),
      },
    });

  it("shows the list, mails a code for the choice, and takes it after a wrong one", async () => {
    const { username, sub } = await pool.addUser();
    expect(await begin({ username })).toMatchObject({
      nextStep: {
        signInStep: "CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION",
        availableChallenges: ["PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"],
      },
    });
    expect(await confirmSignIn({ challengeResponse: "EMAIL_OTP" })).toMatchObject({
      nextStep: {
        signInStep: "CONFIRM_SIGN_IN_WITH_EMAIL_CODE",
        codeDeliveryDetails: { deliveryMedium: "EMAIL", destination: "u***@e***" },
      },
    });
    const code = await pool.lastCode(username);
    const wrong = code === "00000000" ? "00000001" : "00000000";
    await expect(confirmSignIn({ challengeResponse: wrong })).rejects.toMatchObject({
      name: "CodeMismatchException",
    });
    expect(await confirmSignIn({ challengeResponse: code })).toEqual(done);
    expect(await getCurrentUser()).toMatchObject({ username, userId: sub });
  });

  it.each(["PASSWORD", "PASSWORD_SRP"])("takes the password when %s is chosen", async (factor) => {
    const { username, password } = await pool.addUser();
    await begin({ username });
    expect(await confirmSignIn({ challengeResponse: factor })).toMatchObject({
      nextStep: { signInStep: "CONFIRM_SIGN_IN_WITH_PASSWORD" },
    });
    expect(await confirmSignIn({ challengeResponse: password })).toEqual(done);
  });

  it.each(["PASSWORD", "PASSWORD_SRP"] as const)("signs in at once with %s preferred", async (preferred) => {
    const { username, password } = await pool.addUser();
    expect(await begin({ username, password, preferred })).toEqual(done);
  });

  it("accepts the address in place of the username at every step", async () => {
    const { username, email } = await pool.addUser();
    await begin({ username: email });
    await confirmSignIn({ challengeResponse: "EMAIL_OTP" });
    expect(await confirmSignIn({ challengeResponse: await pool.lastCode(username) })).toEqual(done);
    expect(await getCurrentUser()).toMatchObject({ username });
  });

  it("asks somebody without a password for the mailed code at once", async () => {
    const username = await addPasswordless(pool);
    expect(await begin({ username })).toMatchObject({
      nextStep: { signInStep: "CONFIRM_SIGN_IN_WITH_EMAIL_CODE" },
    });
    expect(await confirmSignIn({ challengeResponse: await pool.lastCode(username) })).toEqual(done);
  });

  it("signs a newcomer without a password in after the code of the sign-up, and asks for no other", async () => {
    const username = newUsername();
    await signUp({
      username,
      options: {
        userAttributes: { email: `${username}@example.com` },
        autoSignIn: { authFlowType: "USER_AUTH" },
      },
    });
    const confirmationCode = await pool.lastCode(username);
    expect(await confirmSignUp({ username, confirmationCode })).toMatchObject({
      nextStep: { signUpStep: "COMPLETE_AUTO_SIGN_IN" },
    });
    expect(await autoSignIn()).toEqual(done);
    expect(await pool.lastCode(username)).toBe(confirmationCode);
    expect(await getCurrentUser()).toMatchObject({ username });
  });

  it("asks somebody with a second factor for the password, and then for that one", async () => {
    const { username, password } = await pool.addUser();
    const named = { UserPoolId: pool.userPoolId };
    await pool.sdk.setUserPoolMfaConfig({
      ...named,
      MfaConfiguration: "OPTIONAL",
      EmailMfaConfiguration: {},
    });
    const EmailMfaSettings = { Enabled: true };
    await pool.sdk.adminSetUserMFAPreference({ ...named, Username: username, EmailMfaSettings });
    expect(await begin({ username })).toMatchObject({
      nextStep: { availableChallenges: ["PASSWORD_SRP", "PASSWORD"] },
    });
    await confirmSignIn({ challengeResponse: "PASSWORD" });
    expect(await confirmSignIn({ challengeResponse: password })).toMatchObject({
      nextStep: { signInStep: "CONFIRM_SIGN_IN_WITH_EMAIL_CODE" },
    });
    expect(await confirmSignIn({ challengeResponse: await pool.lastCode(username) })).toEqual(done);
  });

  it("leads somebody who has not confirmed yet to the confirmation page", async () => {
    const username = newUsername();
    await signUp({ username, options: { userAttributes: { email: `${username}@example.com` } } });
    expect(await begin({ username })).toMatchObject({ nextStep: { signInStep: "CONFIRM_SIGN_UP" } });
  });
});
