import { confirmSignIn, fetchAuthSession, getCurrentUser, signIn } from "aws-amplify/auth";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  copyRole,
  createChallenge,
  defineChallenge,
  lambdaConfig,
  verifyChallenge,
} from "../../test/lambda-functions.ts";
import { createEmulator, type Emulator } from "../index.ts";
import { pointAmplifyAt } from "./amplify-client.ts";
import { type LocalPool, newUsername, openPool } from "./local-pool.ts";

describe("Amplify signs people in by a pool's own questions", () => {
  let emulator: Emulator;
  let pool: LocalPool;
  beforeAll(async () => {
    emulator = await createEmulator({
      triggers: {
        define: defineChallenge,
        create: createChallenge,
        verify: verifyChallenge,
        "copy-role": copyRole,
      },
    });
    pool = await openPool(emulator, {
      pool: { LambdaConfig: lambdaConfig },
      client: { ExplicitAuthFlows: ["ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] },
    });
  });
  afterAll(() => emulator.close());
  beforeEach(() => pointAmplifyAt(pool));

  const wrongCredentials = { name: "NotAuthorizedException", message: "Incorrect username or password." };
  const questioned = {
    isSignedIn: false,
    nextStep: { signInStep: "CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE" },
  };

  it("without a password", async () => {
    const { username } = await pool.addUser();
    const authFlowType = "CUSTOM_WITHOUT_SRP";
    const asked = await signIn({ username, options: { authFlowType } });
    expect(asked).toMatchObject({ nextStep: { additionalInfo: { question: "2 + 2" } } });
    expect(asked).toMatchObject(questioned);
    expect(await confirmSignIn({ challengeResponse: "4" })).toMatchObject({ isSignedIn: true });
    expect(await getCurrentUser()).toMatchObject({ username });
  });

  it("after the password, over SRP", async () => {
    const { username, password } = await pool.addUser();
    const authFlowType = "CUSTOM_WITH_SRP";
    expect(await signIn({ username, password, options: { authFlowType } })).toMatchObject(questioned);
    expect(await confirmSignIn({ challengeResponse: "4" })).toMatchObject({ isSignedIn: true });
  });

  it("with another try at a wrong answer, and none after the third", async () => {
    const { username } = await pool.addUser();
    await signIn({ username, options: { authFlowType: "CUSTOM_WITHOUT_SRP" } });
    expect(await confirmSignIn({ challengeResponse: "5" })).toMatchObject(questioned);
    expect(await confirmSignIn({ challengeResponse: "6" })).toMatchObject(questioned);
    await expect(confirmSignIn({ challengeResponse: "7" })).rejects.toMatchObject(wrongCredentials);
  });

  it("and asks an unknown name just the same", async () => {
    const authFlowType = "CUSTOM_WITHOUT_SRP";
    expect(await signIn({ username: newUsername(), options: { authFlowType } })).toMatchObject(questioned);
    await expect(confirmSignIn({ challengeResponse: "4" })).rejects.toMatchObject(wrongCredentials);
  });

  it("and finds in the access token, renewed as well, what the Lambda function puts there", async () => {
    const { username } = await pool.addUser({ attributes: { "custom:role": "admin" } });
    await signIn({ username, options: { authFlowType: "CUSTOM_WITHOUT_SRP" } });
    await confirmSignIn({ challengeResponse: "4" });
    for (const forceRefresh of [false, true]) {
      const { tokens } = await fetchAuthSession({ forceRefresh });
      expect(tokens?.accessToken.payload["custom:role"]).toBe("admin");
    }
  });

  it("and a pool tells which functions it runs", async () => {
    const { UserPool } = await pool.sdk.describeUserPool({ UserPoolId: pool.userPoolId });
    expect(UserPool?.LambdaConfig).toEqual(lambdaConfig);
  });
});
