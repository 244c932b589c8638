import {
  autoSignIn,
  confirmSignUp,
  getCurrentUser,
  resendSignUpCode,
  signIn,
  signUp,
} from "aws-amplify/auth";
import { beforeEach, describe, expect, it } from "vitest";
import { pointAmplifyAt } from "./amplify-client.ts";
import { emulatorForTests } from "./emulator-for-tests.ts";
import { type LocalPool, newUsername, openPool, PASSWORD } from "./local-pool.ts";

describe("Amplify signs people up", () => {
  const emulator = emulatorForTests();
  let pool: LocalPool;
  beforeEach(async () => {
    pool = await openPool(emulator);
    await pointAmplifyAt(pool);
  });

  const register = async (username = newUsername(), email = `${username}@example.com`) => {
    const answer = await signUp({ username, password: PASSWORD, options: { userAttributes: { email } } });
    return { username, email, answer };
  };
  const attributesOf = async (username: string) => {
    const user = await pool.sdk.adminGetUser({ UserPoolId: pool.userPoolId, Username: username });
    return Object.fromEntries((user.UserAttributes ?? []).map(({ Name, Value }) => [Name, Value]));
  };

  it("asks for the code that was sent, and says where to with a masked address", async () => {
    const { answer, username } = await register();
    expect(answer).toMatchObject({
      isSignUpComplete: false,
      userId: (await attributesOf(username))["sub"],
      nextStep: {
        signUpStep: "CONFIRM_SIGN_UP",
        codeDeliveryDetails: { deliveryMedium: "EMAIL", destination: "u***@e***", attributeName: "email" },
      },
    });
    expect(await pool.lastCode(username)).toMatch(/^\d{6}$/);
  });

  it("confirms with the code, verifies the address, and lets the person in", async () => {
    const { username } = await register();
    const confirmed = await confirmSignUp({ username, confirmationCode: await pool.lastCode(username) });
    expect(confirmed.isSignUpComplete).toBe(true);
    expect(await attributesOf(username)).toMatchObject({ email_verified: "true" });
    expect(await signIn({ username, password: PASSWORD })).toMatchObject({ isSignedIn: true });
  });

  it("signs a newcomer in by itself after the code, with the password of the sign-up", async () => {
    const username = newUsername();
    const userAttributes = { email: `${username}@example.com` };
    await signUp({ username, password: PASSWORD, options: { userAttributes, autoSignIn: true } });
    const confirmationCode = await pool.lastCode(username);
    expect(await confirmSignUp({ username, confirmationCode })).toMatchObject({
      nextStep: { signUpStep: "COMPLETE_AUTO_SIGN_IN" },
    });
    expect(await autoSignIn()).toMatchObject({ isSignedIn: true });
    expect(await getCurrentUser()).toMatchObject({ username });
  });

  it("refuses a wrong code and still accepts the right one", async () => {
    const { username } = await register();
    const right = await pool.lastCode(username);
    const wrong = right === "000000" ? "000001" : "000000";
    await expect(confirmSignUp({ username, confirmationCode: wrong })).rejects.toMatchObject({
      name: "CodeMismatchException",
    });
    await expect(confirmSignUp({ username, confirmationCode: right })).resolves.toMatchObject({
      isSignUpComplete: true,
    });
  });

  it("sends another code on request, and only the newest confirms", async () => {
    const { username } = await register();
    const first = await pool.lastCode(username);
    let second = first;
    // Two random codes may be the same one.
    while (second === first) {
      expect(await resendSignUpCode({ username })).toMatchObject({ deliveryMedium: "EMAIL" });
      second = await pool.lastCode(username);
    }
    await expect(confirmSignUp({ username, confirmationCode: first })).rejects.toMatchObject({
      name: "CodeMismatchException",
    });
    await confirmSignUp({ username, confirmationCode: second });
    const user = await pool.sdk.adminGetUser({ UserPoolId: pool.userPoolId, Username: username });
    expect(user.UserStatus).toBe("CONFIRMED");
  });

  it("sends somebody unconfirmed from sign-in to confirmation", async () => {
    const { username } = await register();
    expect(await signIn({ username, password: PASSWORD })).toMatchObject({
      isSignedIn: false,
      nextStep: { signInStep: "CONFIRM_SIGN_UP" },
    });
  });

  it("refuses a username that is taken", async () => {
    const { username } = await register();
    await expect(register(username, "other@example.com")).rejects.toMatchObject({
      name: "UsernameExistsException",
      message: "User already exists",
    });
  });

  it("refuses a password against the policy and names what it lacks", async () => {
    const password = "short";
    await expect(
      signUp({
        username: newUsername(),
        password,
        options: { userAttributes: { email: "short@example.com" } },
      }),
    ).rejects.toMatchObject({
      name: "InvalidPasswordException",
      message: expect.stringContaining("Password did not conform with policy: Password not long enough"),
    });
  });

  it("never lets somebody choose a role for themselves at sign-up", async () => {
    const username = newUsername();
    const userAttributes = { email: `${username}@example.com`, "custom:role": "admin" };
    await expect(signUp({ username, password: PASSWORD, options: { userAttributes } })).rejects.toMatchObject(
      {
        name: "NotAuthorizedException",
        message: "A client attempted to write unauthorized attribute",
      },
    );
    await expect(
      pool.sdk.adminGetUser({ UserPoolId: pool.userPoolId, Username: username }),
    ).rejects.toMatchObject({ name: "UserNotFoundException" });
  });
});
